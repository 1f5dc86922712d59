import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { localCredentials } from '../../../local/identity.ts';
import type { TestStack } from '../../support/stack/stack.ts';

/** The user's id, from the event of the sign-in. */
const idOf = async (stack: TestStack, email: string): Promise<string> => {
  const events = (await stack.triggers()).map(({ request }) => JSON.stringify(request));
  const about = events.findLast((event) => event.includes(`"${email}"`) && event.includes('"sub"'));
  const id = /"sub":"([0-9a-f-]{36})"/.exec(about ?? '')?.[1];
  if (id === undefined) throw new Error(`no event is about ${email}`);
  return id;
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
