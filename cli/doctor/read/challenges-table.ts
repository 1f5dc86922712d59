import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { AwsConfig } from '../../common/aws-options.ts';
import { readFunctionSettings } from '../../common/deployed-settings.ts';
import { CliError } from '../../common/errors.ts';
import type { ChallengesTableFacts } from '../facts.ts';
import type { Look } from './look.ts';

/** The table whose name the pool's PostConfirmation function was given. */
export const readChallengesTable = async (
  config: AwsConfig,
  postConfirmation: string | undefined,
  look: Look,
): Promise<ChallengesTableFacts | undefined> => {
  const about = 'the challenges table';
  const TableName = await look('lambda:GetFunctionConfiguration', about, async () => {
    const { CHALLENGES_TABLE } = await readFunctionSettings(config, postConfirmation);
    if (CHALLENGES_TABLE === undefined) throw new CliError('It names no challenges table');
    return CHALLENGES_TABLE;
  });
  if (TableName === undefined) return undefined;
  const client = new DynamoDBClient(config);
  const described = await look('dynamodb:DescribeTable', about, () =>
    client.send(new DescribeTableCommand({ TableName })),
  );
  const ttl = await look('dynamodb:DescribeTimeToLive', `TTL of ${about}`, () =>
    client.send(new DescribeTimeToLiveCommand({ TableName })),
  );
  client.destroy();
  const timeToLive = ttl?.TimeToLiveDescription?.TimeToLiveStatus;
  return described?.Table && { description: described.Table, timeToLive };
};
