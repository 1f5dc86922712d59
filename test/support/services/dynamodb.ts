import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { localCredentials } from '../../../local/identity.ts';
import { startDynamodb } from '../../../local/services/dynamodb/engine.ts';

export type TestTables = {
  readonly client: DynamoDBClient;
  readonly url: string;
  readonly challenges: string;
  readonly profiles: string;
  stop(): Promise<void>;
};

const createTable = async (client: DynamoDBClient, name: string, key: string): Promise<void> => {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
      KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1 }, { TableName: name });
};

/**
 * Both tables on a real engine: dynalite in this process, or the one at DYNAMODB_ENDPOINT (CI runs the same tests on
 * Amazon's own). Names are new each time.
 */
export const startTables = async (): Promise<TestTables> => {
  const elsewhere = process.env.DYNAMODB_ENDPOINT;
  const engine = elsewhere === undefined ? await startDynamodb() : undefined;
  const url = elsewhere ?? engine?.url ?? '';
  const client = new DynamoDBClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: localCredentials,
  });
  const suffix = randomUUID();
  const [challenges, profiles] = [`challenges-${suffix}`, `profiles-${suffix}`];
  await createTable(client, challenges, 'pk');
  await createTable(client, profiles, 'userId');
  return {
    client,
    url,
    challenges,
    profiles,
    stop: async () => {
      client.destroy();
      await engine?.stop();
    },
  };
};
