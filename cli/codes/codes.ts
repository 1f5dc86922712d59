import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { challengeRows } from '#shared/aws/challenges-table/challenge-rows.ts';
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
  const rows = challengeRows(client, name);
  const staff = staffName(by);
  try {
    await run((sub) =>
      audited(client, { action: 'codes reset', sub, staff }, () => resetCodes(rows, sub)),
    );
  } finally {
    client.destroy();
  }
};

type NamedUser = { readonly line: number; readonly name: string };

/** The users of a file: one on each line, a sub or a user name. */
const readUsers = (file: string): readonly NamedUser[] => {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((text, index) => ({ line: index + 1, name: text.trim() }))
      .filter(({ name }) => name !== '');
  } catch (error) {
    throw new CliError(`The --from file cannot be read (${errorName(error)}).`);
  }
};

/** One user of the file, a line of JSON. A failure names the line of the file, and the others are reset all the same. */
const resetOne = async (line: number, reset: () => Promise<ResetResult>): Promise<void> => {
  try {
    console.log(JSON.stringify({ line, ...(await reset()) }));
  } catch (error) {
    console.log(JSON.stringify({ line, outcome: 'failed' }));
    console.error(`Line ${line}: ${explain(error)}`);
    process.exitCode = 1;
  }
};

const resetAll = async (config: AwsConfig, options: Options, file: string): Promise<void> => {
  if (options.userId !== undefined || options.username !== undefined) {
    throw new CliError('Give either --from or one user.');
  }
  const users = readUsers(file);
  await withTable(config, options, async (reset) => {
    for (const { line, name } of users) {
      const sub = async () => (isSub(name) ? name : subOf(config, options.userPoolId, name));
      await resetOne(line, async () => reset(await sub()));
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
        'Forgets the wrong answers and the mails of users, and the code that is on its way. Prints JSON; audit lines go to stderr.',
      )
      .option('--from <file>', 'many users: a sub or a user name on each line'),
    'the challenges table',
  ).action(run);
  await program.parseAsync(args, { from: 'user' });
};
