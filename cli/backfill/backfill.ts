import { setTimeout as sleep } from 'node:timers/promises';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  InvalidParameterException,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Command } from 'commander';
import { Listr } from 'listr2';
import { profilesTable } from '#shared/aws/profiles-table.ts';
import {
  type AwsConfig,
  type AwsOptions,
  addAwsOptions,
  awsConfigOf,
  regionOfPool,
} from '../common/aws-options.ts';
import { CliError, explain } from '../common/cli-error.ts';
import { userPoolId, wholeNumber } from '../common/pool-options.ts';
import { type DefaultOptions, readDefaults } from './defaults.ts';
import { type Backfilled, makeProfiles } from './make-profiles.ts';
import { createPace } from './pace.ts';
import { poolUsers } from './pool-users.ts';
import { noFile, progressFile } from './progress-file.ts';
import { bar, summary } from './tell.ts';

type Options = AwsOptions &
  DefaultOptions & {
    readonly userPoolId: string;
    readonly rate: number;
    readonly dryRun?: boolean;
    readonly resume?: string;
    readonly json?: boolean;
  };

const options = addAwsOptions(
  new Command()
    .name('npm run backfill --')
    .description('Makes the profiles that are missing, for users from before the suite.')
    .requiredOption('--user-pool-id <id>', 'the user pool', userPoolId)
    .option('--table <name>', 'the profiles table; taken from the pool’s functions when left out')
    .option('--default-roles <a,b>', 'roles of a new profile; else DefaultRoles of the stack')
    .option('--default-plan <name>', 'plan of a new profile; else DefaultPlan of the stack')
    .option('--default-tenant <name>', 'tenant of a new profile; else DefaultTenant of the stack')
    .option('--rate <number>', 'users a second', wholeNumber(1, 1000), 50)
    .option('--dry-run', 'counts and writes nothing')
    .option('--resume <file>', 'keeps the progress there, and goes on from it')
    .option('--json', 'prints only the counts'),
)
  .parse()
  .opts<Options>();

/** Bulk work waits when AWS asks it to: the SDK's pauses double up to 20 s, so ten tries last over a minute. */
const patient = { maxAttempts: 10 } as const;

/** For the bar alone, so that nobody needs a permission for it: 0 when it cannot be read. */
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

const run = async (config: AwsConfig, show: (text: string) => void): Promise<Backfilled> => {
  const { table, defaults } = await readDefaults(config, options.userPoolId, options);
  const cognito = new CognitoIdentityProviderClient({ ...config, ...patient });
  const dynamodb = new DynamoDBClient({ ...config, ...patient });
  const key = { userPoolId: options.userPoolId, table };
  try {
    const estimate = await estimateOf(cognito, options.userPoolId);
    return await makeProfiles({
      ...key,
      users: poolUsers(cognito, options.userPoolId),
      profiles: profilesTable(dynamodb, table),
      defaults,
      file: options.resume === undefined ? noFile : progressFile(options.resume, key),
      dryRun: options.dryRun === true,
      now: Date.now,
      pace: createPace(options.rate, Date.now, sleep),
      report: (counts) => show(bar(counts, estimate)),
      isStaleToken: (error) => error instanceof InvalidParameterException,
    });
  } finally {
    cognito.destroy();
    dynamodb.destroy();
  }
};

const withProgress = async (config: AwsConfig): Promise<Backfilled> => {
  let result: Backfilled | undefined;
  const tasks = new Listr(
    [
      {
        title: 'Profiles',
        task: async (_, task) => {
          result = await run(config, (text) => {
            task.output = text;
          });
        },
      },
    ],
    { renderer: process.stdout.isTTY && options.json !== true ? 'default' : 'silent' },
  );
  await tasks.run();
  if (result === undefined) throw new Error('The task ended without a result');
  return result;
};

try {
  const config = awsConfigOf(options, regionOfPool(options.userPoolId));
  const result = await withProgress(config);
  const dryRun = options.dryRun === true;
  console.log(
    options.json === true ? JSON.stringify({ dryRun, ...result.counts }) : summary(result, dryRun),
  );
} catch (error) {
  const interrupted = options.resume !== undefined && !(error instanceof CliError);
  console.error(`${explain(error)}${interrupted ? ' Run it again to go on.' : ''}`);
  process.exitCode = 1;
}
