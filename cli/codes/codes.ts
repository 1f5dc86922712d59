import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { audited, staffName } from '../common/audit.ts';
import { type AwsConfig, awsConfigOf } from '../common/aws-options.ts';
import { naming } from '../common/calls.ts';
import { errorName } from '../common/error-name.ts';
import { CliError, explain } from '../common/errors.ts';
import { createProgram } from '../common/program.ts';
import { tableName } from '../common/tables.ts';
import {
  addUserOptions,
  isSub,
  regionFor,
  resolveUser,
  subOf,
  type UserOptions,
} from '../common/user-options.ts';
import { type ResetResult, resetCodes } from './reset-codes.ts';

type Options = UserOptions & { readonly from?: string };

type Reset = (sub: string) => Promise<ResetResult>;

const withTable = async (
  config: AwsConfig,
  { table, userPoolId, by }: Options,
  run: (reset: Reset) => Promise<void>,
): Promise<void> => {
  const name = await tableName(config, 'challenges', table, userPoolId);
  const client = naming(new DynamoDBClient(config));
  const staff = staffName(by);
  try {
    await run((sub) =>
      audited(client, { action: 'codes reset', sub, staff }, () => resetCodes(client, name, sub)),
    );
  } finally {
    client.destroy();
  }
};

/** The users of a file: one on each line, a sub or a user name. */
const readUsers = (file: string): readonly string[] => {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  } catch (error) {
    throw new CliError(`The --from file cannot be read (${errorName(error)}).`);
  }
};

/** One user of the file. A failure is told with its position, and the others are reset all the same. */
const resetOne = async (reset: () => Promise<ResetResult>, user: number): Promise<void> => {
  try {
    console.log(JSON.stringify({ user, ...(await reset()) }));
  } catch (error) {
    console.log(JSON.stringify({ user, outcome: 'failed' }));
    console.error(`User ${user} of the file: ${explain(error)}`);
    process.exitCode = 1;
  }
};

const resetAll = async (config: AwsConfig, options: Options, file: string): Promise<void> => {
  const users = readUsers(file);
  const named = options.userId ?? options.username;
  if (named !== undefined) throw new CliError('Give --from, or one user, not both.');
  await withTable(config, options, async (reset) => {
    for (const [index, user] of users.entries()) {
      const sub = () => (isSub(user) ? user : subOf(config, options.userPoolId, user));
      await resetOne(async () => reset(await sub()), index + 1);
    }
  });
};

const run = async (options: Options): Promise<void> => {
  const config = awsConfigOf(options, regionFor(options));
  if (options.from !== undefined) return resetAll(config, options, options.from);
  const sub = await resolveUser(config, options);
  return withTable(config, options, async (reset) => {
    console.log(JSON.stringify(await reset(sub), null, 2));
  });
};

/** `codes`: what support staff do with one-time codes. */
export const codes = async (args: readonly string[]): Promise<void> => {
  const program = createProgram('codes', 'The one-time codes of users, for support staff.');
  addUserOptions(
    program
      .command('reset')
      .description(
        'Lets users have codes again after 100 wrong codes in a row. Prints JSON; audit lines go to stderr.',
      )
      .option('--from <file>', 'many users: a sub or a user name on each line'),
    'the challenges table',
  ).action(run);
  await program.parseAsync(args, { from: 'user' });
};
