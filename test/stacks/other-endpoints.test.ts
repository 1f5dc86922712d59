import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { localCredentials } from '../../local/identity.ts';
import { startDynamodb } from '../../local/services/dynamodb/engine.ts';
import { signInWith } from '../support/pool/sign-in.ts';
import { startLambdaEndpoint } from '../support/stack/lambda-endpoint.ts';
import { startTestStack } from '../support/stack/stack.ts';

describe('with a DynamoDB of its own (--dynamodb-endpoint)', () => {
  it('the courier is still woken by what create writes, and a user signs in', async () => {
    const engine = await startDynamodb();
    const stack = await startTestStack({ dynamodbEndpoint: engine.url });

    const { tokens } = await signInWith(stack).signIn();
    await stack.stop();
    await engine.stop();

    expect(tokens.AccessToken).toBeDefined();
  });
});

type Event = { readonly Records?: readonly { readonly dynamodb: { readonly Keys: object } }[] };

describe('with functions elsewhere (--lambda-endpoint)', () => {
  it('a due row that comes through the stack wakes the courier there, and one that is not due does not', async () => {
    const events: Event[] = [];
    const endpoint = await startLambdaEndpoint({
      CodeDeliveryFunction: (event: object) => {
        events.push(event);
        return null;
      },
    });
    const stack = await startTestStack({ lambdaEndpoint: endpoint.url });
    const client = new DynamoDBClient({
      endpoint: stack.url,
      region: stack.info.region,
      credentials: localCredentials,
    });
    const write = (pk: string, delivery: string) =>
      client.send(
        new UpdateItemCommand({
          TableName: stack.info.tables.challenges,
          Key: { pk: { S: pk } },
          UpdateExpression: 'SET #delivery = :delivery',
          ExpressionAttributeNames: { '#delivery': 'delivery' },
          ExpressionAttributeValues: { ':delivery': { S: delivery } },
        }),
      );

    await write('2X#none', 'none');
    await write('2U#due', 'due');
    await stack.outbox();
    client.destroy();
    await stack.stop();
    endpoint.stop();

    expect(events).toHaveLength(1);
    expect(events[0]?.Records?.[0]?.dynamodb.Keys).toEqual({ pk: { S: '2U#due' } });
  });
});
