import {
  CreateTableCommand,
  DynamoDBClient,
  DynamoDBServiceException,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { localCredentials, region } from '../../stack/identity.ts';
import type { TableDefinition } from '../../template/tables.ts';

/** Makes the template's tables where they are not there yet. */
export const createTables = async (
  endpoint: string,
  definitions: readonly TableDefinition[],
): Promise<void> => {
  const client = new DynamoDBClient({ endpoint, region, credentials: localCredentials });
  for (const { name, create } of definitions) {
    try {
      await client.send(new CreateTableCommand(create));
    } catch (error) {
      if (!(error instanceof DynamoDBServiceException)) {
        throw new Error(`No DynamoDB answers at ${endpoint}`, { cause: error });
      }
      if (!(error instanceof ResourceInUseException)) throw error;
    }
    await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1 }, { TableName: name });
  }
  client.destroy();
};
