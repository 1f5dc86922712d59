import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { rowOfUser } from '#shared/one-time-code/owner.ts';
import { wrongAnswersUntilLocked } from '#shared/one-time-code/policy.ts';

/** `wrongAnswers`: in a row, before the command; `no-codes` when the user was never sent one. */
export type ResetResult = {
  readonly outcome: 'unlocked' | 'not-locked' | 'no-codes';
  readonly wrongAnswers: number;
};

/**
 * Lets a user have codes again after too many wrong answers in a row. One conditional write: it does nothing to a row
 * that is not locked, so that no count below the lock is ever handed back to somebody who guesses. The code that the
 * last guesses were made on dies with it.
 */
export const resetCodes = async (
  client: DynamoDBClient,
  TableName: string,
  sub: string,
): Promise<ResetResult> => {
  const Key = { pk: { S: rowOfUser(sub) } };
  try {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression: 'SET #fails = :zero REMOVE #h',
        ConditionExpression: '#fails >= :locked',
        ExpressionAttributeNames: { '#fails': 'fails', '#h': 'h' },
        ExpressionAttributeValues: {
          ':zero': { N: '0' },
          ':locked': { N: String(wrongAnswersUntilLocked) },
        },
        ReturnValues: 'UPDATED_OLD',
      }),
    );
    return { outcome: 'unlocked', wrongAnswers: Number(Attributes?.fails?.N ?? 0) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const { Item } = await client.send(
      new GetItemCommand({
        TableName,
        Key,
        ConsistentRead: true,
        ProjectionExpression: 'fails',
      }),
    );
    const wrongAnswers = Number(Item?.fails?.N ?? 0);
    return { outcome: Item === undefined ? 'no-codes' : 'not-locked', wrongAnswers };
  }
};
