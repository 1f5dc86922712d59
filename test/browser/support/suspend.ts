import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { localCredentials } from '../../../local/identity.ts';
import type { TestStack } from '../../support/stack/stack.ts';

const idOf = async (stack: TestStack, email: string): Promise<string> => {
  for (const { request } of await stack.triggers()) {
    const { userAttributes } = request;
    if (typeof userAttributes !== 'object' || userAttributes === null) continue;
    const { email: address, sub } = userAttributes as Record<string, unknown>;
    if (address === email && typeof sub === 'string') return sub;
  }
  throw new Error(`no event is about ${email}`);
};

/** Suspends a user as `npm run profile -- suspend` does: by the profile's status. */
export const suspend = async (stack: TestStack, email: string): Promise<void> => {
  const { dynamodbEndpoint: endpoint, region, tables } = stack.info;
  const client = new DynamoDBClient({ endpoint, region, credentials: localCredentials });
  await client.send(
    new UpdateItemCommand({
      TableName: tables.profiles,
      Key: { userId: { S: await idOf(stack, email) } },
      UpdateExpression: 'SET #status = :suspended',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':suspended': { S: 'suspended' } },
    }),
  );
  client.destroy();
};
