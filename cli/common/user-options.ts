import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Command, InvalidArgumentError } from 'commander';
import { type AwsConfig, type AwsOptions, addAwsOptions, regionOfPool } from './aws-options.ts';
import { CliError } from './cli-error.ts';
import { userPoolId } from './pool-options.ts';

export type UserOptions = AwsOptions & {
  readonly userId?: string;
  readonly username?: string;
  readonly userPoolId?: string;
  readonly table?: string;
};

const sub = (text: string): string => {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text;
  throw new InvalidArgumentError('It must be the sub of a user, a UUID in small letters.');
};

/** `--user-id` or `--username`, the pool, the table, and the AWS options. */
export const addUserOptions = (command: Command, table: string): Command =>
  addAwsOptions(
    command
      .option('--user-id <sub>', 'the user, by sub', sub)
      .option('--username <name>', 'the user, by name; needs --user-pool-id')
      .option('--user-pool-id <id>', 'the user pool', userPoolId)
      .option('--table <name>', `${table}; taken from the pool’s functions when left out`),
  );

/** The region: as it was given, else the pool's. */
export const regionFor = (options: UserOptions): string | undefined =>
  options.region ?? (options.userPoolId && regionOfPool(options.userPoolId));

/** @throws {CliError} when the pool has no such user */
const subOf = async (config: AwsConfig, UserPoolId: string, Username: string): Promise<string> => {
  const client = new CognitoIdentityProviderClient(config);
  try {
    const { UserAttributes = [] } = await client.send(
      new AdminGetUserCommand({ UserPoolId, Username }),
    );
    const found = UserAttributes.find(({ Name }) => Name === 'sub')?.Value;
    if (found === undefined) throw new CliError('Cognito answered no sub for this user.');
    return found;
  } catch (error) {
    if (error instanceof UserNotFoundException) throw new CliError('The pool has no such user.');
    throw error;
  } finally {
    client.destroy();
  }
};

/** The `sub` of the user that the options name. */
export const resolveUser = async (config: AwsConfig, options: UserOptions): Promise<string> => {
  const { userId, username, userPoolId: pool } = options;
  if ((userId === undefined) === (username === undefined)) {
    throw new CliError('Name the user by either --user-id or --username.');
  }
  if (userId !== undefined) return userId;
  if (pool === undefined) throw new CliError('--username needs --user-pool-id.');
  return subOf(config, pool, username ?? '');
};
