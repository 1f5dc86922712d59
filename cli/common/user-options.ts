import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Command, InvalidArgumentError } from 'commander';
import { isStaffName } from './audit.ts';
import { type AwsConfig, type AwsOptions, addAwsOptions, regionOfPool } from './aws-options.ts';
import { naming } from './calls.ts';
import { CliError } from './errors.ts';
import { userPoolId } from './pool-options.ts';

export type UserOptions = AwsOptions & {
  readonly userId?: string;
  readonly username?: string;
  readonly userPoolId?: string;
  readonly table?: string;
  readonly by?: string;
};

/** A `sub`, a UUID in small letters. */
export const isSub = (text: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

const sub = (text: string): string => {
  if (isSub(text)) return text;
  throw new InvalidArgumentError('It must be the sub of a user, a UUID in small letters.');
};

const staff = (text: string): string => {
  if (isStaffName(text)) return text;
  throw new InvalidArgumentError('It must be a name of at most 64 letters, digits and . _ - @.');
};

/** `--user-id` or `--username`, the pool, the table, `--by`, and the AWS options. */
export const addUserOptions = (command: Command, table: string): Command =>
  addAwsOptions(
    command
      .option('--user-id <sub>', 'the user, by sub', sub)
      .option('--username <name>', 'the user, by name; needs --user-pool-id')
      .option('--user-pool-id <id>', 'the user pool', userPoolId)
      .option('--table <name>', `${table}; read from the pool’s functions when left out`)
      .option('--by <name>', 'your name for the audit lines; else the account’s', staff),
  );

/** The region: as it was given, else the pool's. */
export const regionFor = (options: UserOptions): string | undefined =>
  options.region ?? (options.userPoolId && regionOfPool(options.userPoolId));

/** The `sub` of a user of that name. @throws {CliError} when the pool has no such user */
export const subOf = async (
  config: AwsConfig,
  UserPoolId: string | undefined,
  Username: string,
): Promise<string> => {
  if (UserPoolId === undefined) throw new CliError('A user name needs --user-pool-id.');
  const client = naming(new CognitoIdentityProviderClient(config));
  try {
    const { UserAttributes = [] } = await client.send(
      new AdminGetUserCommand({ UserPoolId, Username }),
    );
    const found = UserAttributes.find(({ Name }) => Name === 'sub')?.Value;
    if (found === undefined) throw new CliError('Cognito returned no sub for this user.');
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
  if (userId !== undefined && username === undefined) return userId;
  if (userId === undefined && username !== undefined) return subOf(config, pool, username);
  throw new CliError('Name the user by either --user-id or --username.');
};
