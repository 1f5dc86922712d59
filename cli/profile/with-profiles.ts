import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { staffName } from '../common/audit.ts';
import { awsConfigOf } from '../common/aws-options.ts';
import { naming } from '../common/calls.ts';
import { tableName } from '../common/tables.ts';
import { regionFor, resolveUser, type UserOptions } from '../common/user-options.ts';

/** Where the user's row is, and who asks. */
type Target = {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly sub: string;
  readonly staff: string;
};

/** Resolves the user and the table, and closes what it opened. */
export const withProfiles = async (
  options: UserOptions,
  run: (target: Target) => Promise<void>,
): Promise<void> => {
  const config = awsConfigOf(options, regionFor(options));
  const sub = await resolveUser(config, options);
  const table = await tableName(config, 'profiles', options.table, options.userPoolId);
  const client = naming(new DynamoDBClient(config));
  try {
    await run({ client, table, sub, staff: staffName(options.by) });
  } finally {
    client.destroy();
  }
};
