import { randomUUID } from 'node:crypto';
import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { challengesTable } from '#shared/aws/challenges-table/challenges.ts';
import type { Challenge, ChallengeState, Slot } from '#shared/one-time-code/state.ts';
import { emptyState } from '#shared/one-time-code/state.ts';
import { type CreateWrite, createWrite } from '#shared/one-time-code/writes/create.ts';
import type { TestTables } from '../../../support/services/dynamodb.ts';
import { idOf, t0 } from '../../one-time-code/states.ts';

export const aRowKey = (): string => `2U#${randomUUID()}`;

export const challengeId = idOf('a');

type Overrides = {
  readonly state?: ChallengeState;
  readonly slot?: Slot;
  readonly kind?: Challenge['kind'];
  readonly now?: number;
  readonly id?: string;
};

/** Create's write of a new challenge: on no row, into slot 0, of digits, at t0, unless overridden. */
export const aNewChallenge = ({
  state = emptyState,
  slot = 0,
  kind = 'digits',
  now = t0,
  id = challengeId,
}: Overrides = {}): CreateWrite => {
  const decision = { outcome: 'newChallenge', slot, kind } as const;
  const fresh = { id, pepperId: '0a1b2c3d', deliverable: true, envelope: 'sealed' };
  return createWrite(state, decision, fresh, now);
};

/** Create's write that mails the challenge in slot 0 again. */
export const aMailAgain = (state: ChallengeState, now: number, id = challengeId): CreateWrite => {
  const challenge = state.slots[0];
  if (challenge === undefined) throw new Error('there is no challenge to mail again');
  const fresh = { id: '', pepperId: '', deliverable: true, envelope: 'sealed again' };
  const decision = { outcome: 'mailAgain', slot: 0, challenge: { ...challenge, id } } as const;
  return createWrite(state, decision, fresh, now);
};

/** A table with a row of one challenge, and ways to change the row past the port. */
export const rowsOf = (tables: TestTables) => {
  const challenges = challengesTable(tables.client, tables.challenges);
  return {
    challenges,

    /** A row with one challenge, made at t0. */
    started: async (overrides: Overrides = {}): Promise<string> => {
      const rowKey = aRowKey();
      await challenges.create(rowKey, aNewChallenge(overrides));
      return rowKey;
    },

    /** Sets columns as no port would. */
    set: async (rowKey: string, columns: Readonly<Record<string, unknown>>): Promise<void> => {
      const names = Object.keys(columns);
      await tables.client.send(
        new UpdateItemCommand({
          TableName: tables.challenges,
          Key: { pk: { S: rowKey } },
          UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: marshall(
            Object.fromEntries(names.map((name) => [`:${name}`, columns[name]])),
          ),
        }),
      );
    },

    put: async (rowKey: string, columns: Readonly<Record<string, unknown>>): Promise<void> => {
      await tables.client.send(
        new PutItemCommand({
          TableName: tables.challenges,
          Item: marshall({ pk: rowKey, ...columns }),
        }),
      );
    },
  };
};

export type Rows = ReturnType<typeof rowsOf>;
