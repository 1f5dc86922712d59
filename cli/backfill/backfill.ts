import { setTimeout as sleep } from 'node:timers/promises';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  InvalidParameterException,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Command } from 'commander';
import { profilesTable } from '#shared/aws/profiles-table.ts';
import { locales } from '#shared/delivery/email/locale.ts';
import { localesWith } from '#shared/extensions/words.ts';
import { words } from '../../extensions/words.ts';
import {
  type AwsConfig,
  type AwsOptions,
  addAwsOptions,
  awsConfigOf,
  regionOfPool,
} from '../common/aws-options.ts';
import { naming } from '../common/calls.ts';
import { CliError, explain } from '../common/errors.ts';
import { paragraph, screenOf } from '../common/output.ts';
import { userPoolId, wholeNumber } from '../common/pool-options.ts';
import { createProgram } from '../common/program.ts';
import { barOf, type ProgressLine, progressLine, silentLine } from '../common/progress.ts';
import { type DefaultOptions, readDefaults } from './defaults.ts';
import { type Backfilled, makeProfiles } from './make-profiles.ts';
import { createPace } from './pace.ts';
import { poolUsers } from './pool-users.ts';
import { noFile, progressFile } from './progress-file.ts';
import { summary } from './summary.ts';

type Options = AwsOptions &
  DefaultOptions & {
    readonly userPoolId: string;
    readonly rate: number;
    readonly dryRun?: boolean;
    readonly resume?: string;
    readonly json?: boolean;
  };

const commandLine = (): Command =>
  addAwsOptions(
    createProgram(
      'backfill',
      'Makes the profiles that are missing, for users from before the suite.',
    )
      .requiredOption('--user-pool-id <id>', 'the user pool', userPoolId)
      .option('--table <name>', 'the profiles table; read from the pool’s functions when left out')
      .option('--default-roles <a,b>', 'roles of a new profile; else DefaultRoles of the stack')
      .option('--default-plan <name>', 'plan of a new profile; else DefaultPlan of the stack')
      .option('--default-tenant <name>', 'tenant of a new profile; else DefaultTenant of the stack')
      .option('--rate <number>', 'users a second', wholeNumber(1, 1000), 50)
      .option('--dry-run', 'count and write nothing')
      .option('--resume <file>', 'keep the progress there, and continue from it')
      .option('--json', 'print only the counts'),
  );

/** Bulk work waits when AWS asks it to: the SDK's pauses double up to 20 s, so ten tries last over a minute. */
const patient = { maxAttempts: 10 } as const;

/** For the progress bar only, which is worth no permission: 0 when it cannot be read. */
const estimateOf = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): Promise<number> => {
  try {
    const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
    return UserPool?.EstimatedNumberOfUsers ?? 0;
  } catch {
    return 0;
  }
};

const run = async (
  config: AwsConfig,
  options: Options,
  progress: ProgressLine,
): Promise<Backfilled> => {
  const { table, defaults } = await readDefaults(config, options.userPoolId, options);
  const cognito = naming(new CognitoIdentityProviderClient({ ...config, ...patient }));
  const dynamodb = naming(new DynamoDBClient({ ...config, ...patient }));
  const key = { userPoolId: options.userPoolId, table };
  try {
    const estimate = await estimateOf(cognito, options.userPoolId);
    progress.show(barOf(0, estimate, 'users'));
    return await makeProfiles({
      ...key,
      users: poolUsers(cognito, options.userPoolId),
      profiles: profilesTable(dynamodb, table),
      defaults,
      locales: localesWith(words, locales),
      file: options.resume === undefined ? noFile : progressFile(options.resume, key),
      dryRun: options.dryRun === true,
      now: Date.now,
      pace: createPace(options.rate, Date.now, sleep),
      report: ({ seen }) => progress.show(barOf(seen, estimate, 'users')),
      isStaleToken: (error) => error instanceof InvalidParameterException,
    });
  } finally {
    progress.end();
    cognito.destroy();
    dynamodb.destroy();
  }
};

/** What to do about a run that stopped half way; wrong options need no such advice. */
const withAdvice = (error: unknown, { resume }: Options): unknown =>
  resume === undefined || error instanceof CliError
    ? error
    : new CliError(`${explain(error)} The same command continues where this one stopped.`);

/** `backfill`: makes the missing profiles, page by page, and prints the counts. */
export const backfill = async (args: readonly string[]): Promise<void> => {
  const options = commandLine().parse(args, { from: 'user' }).opts<Options>();
  const config = awsConfigOf(options, regionOfPool(options.userPoolId));
  const dryRun = options.dryRun === true;
  try {
    // For programs the bar would only be noise, on a terminal too.
    const bar = options.json === true ? silentLine : progressLine(process.stderr);
    const result = await run(config, options, bar);
    console.log(
      options.json === true
        ? JSON.stringify({ dryRun, ...result.counts })
        : paragraph(summary(result, dryRun), screenOf(process.stdout)),
    );
  } catch (error) {
    throw withAdvice(error, options);
  }
};
