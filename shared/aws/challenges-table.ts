import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { wrongAnswersUntilLocked } from '../one-time-code/policy.ts';
import type { ChallengeRow } from '../one-time-code/row.ts';
import type { Challenges, Claim } from '../ports.ts';
import { abortAtDeadline } from '../runtime/deadline.ts';

/*
 * One item a user, and every write that decides something is one conditional write to it. DynamoDB applies writes to an
 * item one after the other, so of any number of parallel calls each sees the counters that the one before it left:
 *
 *   claim    --ver n-->  row  --ver n+1-->           (the second claim on version n is lost)
 *   reserve  --att < A-->  att+1  --compare-->       (the attempt is paid before the comparison)
 *   consume  --h is there-->  h removed, usedAt set  (the second consumption is lost)
 */

type Update = Pick<
  UpdateItemCommandInput,
  'UpdateExpression' | 'ConditionExpression' | 'ReturnValues'
> & { readonly values: Readonly<Record<string, unknown>> };

const claimUpdate = ({ readVersion, attempts, ttl, ...claim }: Claim): Update => {
  const unchanged = readVersion === 0 ? 'attribute_not_exists(#ver)' : '#ver = :readVersion';
  const notLocked = '(attribute_not_exists(#fails) OR #fails < :locked)';
  // Using a code up does not raise the version: a challenge that was answered meanwhile must not be filled again.
  const stillOpen = attempts === 'keep' ? ' AND attribute_not_exists(#usedAt)' : '';
  const set = [
    '#ver = :version',
    ...Object.keys(claim).map((name) => `#${name} = :${name}`),
    '#sendState = :pending',
    '#fails = if_not_exists(#fails, :zero)',
    // A code that is made again keeps the attempts that the row has by now, not those that were read.
    ...(attempts === 'start' ? ['#att = :zero'] : []),
    ...(ttl === undefined ? [] : ['#ttl = :ttl']),
  ];
  return {
    UpdateExpression: `SET ${set.join(', ')} REMOVE #usedAt, #usedBy`,
    ConditionExpression: `${unchanged} AND ${notLocked}${stillOpen}`,
    values: {
      ...claim,
      ...(readVersion === 0 ? {} : { readVersion }),
      ...(ttl === undefined ? {} : { ttl }),
      version: readVersion + 1,
      pending: 'PENDING',
      zero: 0,
      locked: wrongAnswersUntilLocked,
    },
  };
};

const reserveUpdate = (cid: string, attempts: number, now: number): Update => {
  const isThisChallenge = '#cid = :cid';
  const hasAttempts = '#att < :attempts';
  const isYoung = '#exp > :now';
  const isUnused = 'attribute_exists(#h) AND attribute_not_exists(#usedAt)';
  const notLocked = '#fails < :locked';
  return {
    UpdateExpression: 'ADD #att :one, #fails :one',
    ConditionExpression: [isThisChallenge, hasAttempts, isYoung, isUnused, notLocked].join(' AND '),
    ReturnValues: 'ALL_NEW',
    values: { cid, attempts, now, one: 1, locked: wrongAnswersUntilLocked },
  };
};

const consumeUpdate = (cid: string, invocation: string, now: number): Update => {
  const isThisChallenge = '#cid = :cid';
  const isUnusedOrOurs = '(attribute_not_exists(#usedAt) OR #usedBy = :invocation)';
  return {
    UpdateExpression: 'SET #usedAt = :now, #usedBy = :invocation, #fails = :zero REMOVE #h',
    ConditionExpression: `${isThisChallenge} AND ${isUnusedOrOurs}`,
    values: { cid, invocation, now, zero: 0 },
  };
};

/** Every attribute is written as `#name`: DynamoDB reserves hundreds of words, `next` and `ttl` among them. */
const namesIn = ({ UpdateExpression, ConditionExpression }: Update): Record<string, string> =>
  Object.fromEntries(
    [...`${UpdateExpression} ${ConditionExpression}`.matchAll(/#(\w+)/g)].map(([name, bare]) => [
      name,
      bare ?? '',
    ]),
  );

const valuesOf = (values: Update['values']) =>
  marshall(Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])));

/**
 * Challenges in DynamoDB.
 * @throws whatever the SDK throws, but for the failed condition, which is an answer
 */
export const challengesTable = (client: DynamoDBClient, table: string): Challenges => {
  /** The row after the write, or nothing where the condition did not hold. */
  const update = async (
    pk: string,
    { values, ...expressions }: Update,
  ): Promise<ChallengeRow | undefined> => {
    try {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: { pk: { S: pk } },
          ...expressions,
          ExpressionAttributeNames: namesIn({ values, ...expressions }),
          ExpressionAttributeValues: valuesOf(values),
        }),
        abortAtDeadline(),
      );
      return unmarshall(Attributes ?? {}) as ChallengeRow;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  };

  return {
    find: async (pk) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: { pk: { S: pk } }, ConsistentRead: true }),
        abortAtDeadline(),
      );
      return Item === undefined ? undefined : (unmarshall(Item) as ChallengeRow);
    },

    claim: async (pk, claim) =>
      (await update(pk, claimUpdate(claim))) === undefined ? 'lost' : 'claimed',

    markSent: async (pk, claimId) => {
      await update(pk, {
        UpdateExpression: 'SET #sendState = :sent',
        ConditionExpression: '#claimId = :claimId',
        values: { sent: 'SENT', claimId },
      });
    },

    markFailed: async (pk, claimId, next) => {
      await update(pk, {
        UpdateExpression: 'SET #sendState = :failed, #next = :next',
        ConditionExpression: '#claimId = :claimId',
        values: { failed: 'FAILED', next, claimId },
      });
    },

    reserve: (pk, { cid, attempts, now }) => update(pk, reserveUpdate(cid, attempts, now)),

    consume: async (pk, { cid, invocation, now }) =>
      (await update(pk, consumeUpdate(cid, invocation, now))) === undefined ? 'lost' : 'consumed',
  };
};
