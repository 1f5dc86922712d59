import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Command } from 'commander';
import { audited } from '../common/audit.ts';
import { awsConfigOf } from '../common/aws-options.ts';
import { explain } from '../common/cli-error.ts';
import { tableName } from '../common/tables.ts';
import {
  addUserOptions,
  regionFor,
  resolveUser,
  type UserOptions,
} from '../common/user-options.ts';
import { unlockCodes } from './unlock-codes.ts';

const options = addUserOptions(
  new Command()
    .name('npm run unlock --')
    .description(
      'Lets a user have codes again after 100 wrong answers in a row. Prints JSON; one audit line goes to stderr.',
    ),
  'the challenges table',
)
  .parse()
  .opts<UserOptions>();

try {
  const config = awsConfigOf(options, regionFor(options));
  const sub = await resolveUser(config, options);
  const table = await tableName(config, 'challenges', options.table, options.userPoolId);
  const client = new DynamoDBClient(config);
  const result = await audited(client, 'unlock', sub, () => unlockCodes(client, table, sub));
  console.log(JSON.stringify(result, null, 2));
  client.destroy();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
