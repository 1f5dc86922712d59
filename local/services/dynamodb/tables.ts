import {
  CreateTableCommand,
  DynamoDBClient,
  DynamoDBServiceException,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { TableDefinition } from './table-definition.ts';

/** The endpoint and the credentials for creating tables. */
export type Connection = {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

/** Creates the template's missing tables. */
export const createTables = async (
  connection: Connection,
  definitions: readonly TableDefinition[],
): Promise<void> => {
  const client = new DynamoDBClient(connection);
  for (const { name, create } of definitions) {
    try {
      await client.send(new CreateTableCommand(create));
    } catch (error) {
      if (!(error instanceof DynamoDBServiceException)) {
        throw new Error(`No DynamoDB responds at ${connection.endpoint}`, { cause: error });
      }
      if (!(error instanceof ResourceInUseException)) throw error;
    }
    await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1 }, { TableName: name });
  }
  client.destroy();
};
