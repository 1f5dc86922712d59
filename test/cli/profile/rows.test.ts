import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { challengeRows } from '#shared/aws/challenges-table/challenge-rows.ts';
import { profileChanges, profilesTable } from '#shared/aws/profiles-table.ts';
import { rowKeyOfUser } from '#shared/one-time-code/secrets/row-key.ts';
import { newProfile } from '#shared/profile/defaults.ts';
import { resetCodes } from '../../../cli/codes/reset-codes.ts';
import { changeProfile } from '../../../cli/profile/change-profile.ts';
import { eraseUser } from '../../../cli/profile/erase.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

let tables: TestTables;

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

const now = () => Date.UTC(2026, 1, 1);
const profiles = () => profilesTable(tables.client, tables.profiles);
const changes = () => profileChanges(tables.client, tables.profiles);

const aProfile = async (): Promise<string> => {
  const userId = randomUUID();
  const defaults = { roles: ['member'], plan: 'free', tenant: 'acme' };
  const user = { userId, locale: 'de', origin: 'sign-up' };
  await profiles().create(newProfile(user, defaults, Date.UTC(2026, 0, 1)));
  return userId;
};

const change = (userId: string, wanted: Parameters<typeof changeProfile>[2]) =>
  changeProfile({ profiles: profiles(), changes: changes(), now, by: 'ada' }, userId, wanted);

/** Writes a column as another program would. */
const writeColumn = (userId: string, column: string, value: AttributeValue) =>
  tables.client.send(
    new UpdateItemCommand({
      TableName: tables.profiles,
      Key: { userId: { S: userId } },
      UpdateExpression: 'SET #column = :value',
      ExpressionAttributeNames: { '#column': column },
      ExpressionAttributeValues: { ':value': value },
    }),
  );

const challengeOf = async (sub: string) => {
  const Key = { pk: { S: rowKeyOfUser(sub) } };
  const { Item } = await tables.client.send(
    new GetItemCommand({ TableName: tables.challenges, Key, ConsistentRead: true }),
  );
  return Item && unmarshall(Item);
};

const aChallenge = async (): Promise<string> => {
  const sub = randomUUID();
  const Item = marshall({ pk: rowKeyOfUser(sub), version: 7 });
  await tables.client.send(new PutItemCommand({ TableName: tables.challenges, Item }));
  return sub;
};

describe('fields of one’s own', () => {
  const names = ['seats', 'beta'];
  const ownFields = { seats: { type: 'number' }, beta: { type: 'boolean' } } as const;
  const deps = () => ({
    profiles: profilesTable(tables.client, tables.profiles, names),
    changes: profileChanges(tables.client, tables.profiles, names),
    ...{ now, by: 'ada', ownFields },
  });

  it('are columns of the row, which only readers that name them see', async () => {
    const userId = await aProfile();

    await changeProfile(deps(), userId, { kind: 'set', fields: {}, own: { seats: 7, beta: true } });
    await changeProfile(deps(), userId, {
      kind: 'set',
      fields: { plan: 'pro' },
      own: { beta: undefined },
    });

    const Key = { userId: { S: userId } };
    const { Item } = await tables.client.send(
      new GetItemCommand({ TableName: tables.profiles, Key }),
    );
    expect(unmarshall(Item ?? {})).toMatchObject({ seats: 7, plan: 'pro', version: 3 });
    expect(Item).not.toHaveProperty('beta');
    expect((await deps().profiles.find(userId))?.own).toEqual({ seats: 7 });
    expect(await profiles().find(userId)).not.toHaveProperty('own');
  });

  it('stay when a command changes another column, whatever type is stored', async () => {
    const userId = await aProfile();
    await writeColumn(userId, 'seats', { M: { a: { N: '1' } } });

    await changeProfile(deps(), userId, { kind: 'suspend' });

    expect((await deps().profiles.find(userId))?.own).toEqual({ seats: { a: 1 } });
  });
});

describe('changing profiles', () => {
  it('takes fields away and leaves what others put into the row', async () => {
    const userId = await aProfile();
    await writeColumn(userId, 'theirs', { S: 'kept' });

    await change(userId, { kind: 'set', fields: { tenant: '', roles: ['admin'] } });

    const Key = { userId: { S: userId } };
    const { Item } = await tables.client.send(
      new GetItemCommand({ TableName: tables.profiles, Key, ConsistentRead: true }),
    );
    expect(Item?.theirs?.S).toBe('kept');
    expect(Item?.tenant).toBeUndefined();
    expect(await profiles().find(userId)).toMatchObject({
      roles: ['admin'],
      plan: 'free',
      locale: 'de',
      version: 2,
    });
  });

  it('loses no change of many that are made at once', async () => {
    const userId = await aProfile();

    const results = await Promise.all([
      change(userId, { kind: 'suspend' }),
      change(userId, { kind: 'set', fields: { plan: 'pro' } }),
      change(userId, { kind: 'set', fields: { tenant: 'other' } }),
    ]);

    expect(results.map(({ outcome }) => outcome)).toEqual(['changed', 'changed', 'changed']);
    expect(await profiles().find(userId)).toMatchObject({
      status: 'suspended',
      plan: 'pro',
      tenant: 'other',
      version: 4,
    });
  });

  it('makes no profile for somebody who has none', async () => {
    const userId = randomUUID();

    expect(await change(userId, { kind: 'suspend' })).toEqual({ outcome: 'no-profile' });
    expect(await profiles().find(userId)).toBeUndefined();
  });

  it('gives up, and says so, when somebody always was faster', async () => {
    const userId = await aProfile();
    const slow = { replace: async () => 'lost' as const };

    const result = await changeProfile(
      { profiles: profiles(), changes: slow, now, by: 'ada' },
      userId,
      {
        kind: 'suspend',
      },
    );

    expect(result).toEqual({ outcome: 'contended' });
  });
});

describe('erasing', () => {
  const erase = (sub: string, inPool: 'gone' | 'enabled') =>
    eraseUser(
      {
        profiles: profiles(),
        changes: changes(),
        challenges: challengeRows(tables.client, tables.challenges),
      },
      sub,
      inPool,
    );

  it('deletes the profile and the code row, and finds nothing the second time', async () => {
    const userId = await aProfile();
    const Item = marshall({ pk: rowKeyOfUser(userId), ver: 1 });
    await tables.client.send(new PutItemCommand({ TableName: tables.challenges, Item }));

    const first = await erase(userId, 'gone');
    const second = await erase(userId, 'gone');

    expect(first).toEqual({ outcome: 'erased', profile: 'erased', challenge: 'erased' });
    expect(second).toEqual({ outcome: 'erased', profile: 'none', challenge: 'none' });
    expect(await profiles().find(userId)).toBeUndefined();
    expect(await challengeOf(userId)).toBeUndefined();
  });

  it('deletes nothing of a suspended user who can still sign in', async () => {
    const userId = await aProfile();
    await change(userId, { kind: 'suspend' });

    expect(await erase(userId, 'enabled')).toEqual({ outcome: 'refused' });
    expect(await profiles().find(userId)).toMatchObject({ status: 'suspended' });
  });

  it('sees a suspension that is written while it erases', async () => {
    const userId = await aProfile();
    let suspended = false;
    const racing = {
      find: async (id: string) => {
        const found = await profiles().find(id);
        if (!suspended) {
          suspended = true;
          await change(userId, { kind: 'suspend' });
        }
        return found;
      },
    };

    const result = await eraseUser(
      {
        profiles: racing,
        changes: changes(),
        challenges: challengeRows(tables.client, tables.challenges),
      },
      userId,
      'enabled',
    );

    expect(result).toEqual({ outcome: 'refused' });
  });
});

describe('resetting codes', () => {
  const codes = () => challengeRows(tables.client, tables.challenges);

  it('forgets the wrong answers and mails of a user with the whole row', async () => {
    const sub = await aChallenge();

    expect(await resetCodes(codes(), sub)).toEqual({ outcome: 'reset' });
    expect(await challengeOf(sub)).toBeUndefined();
  });

  it('says so where a user has no row, and makes none', async () => {
    const sub = randomUUID();

    expect(await resetCodes(codes(), sub)).toEqual({ outcome: 'none' });
    expect(await challengeOf(sub)).toBeUndefined();
  });

  it('leaves the row of another user', async () => {
    const [one, other] = [await aChallenge(), await aChallenge()];

    await resetCodes(codes(), one);

    expect(await challengeOf(other)).toMatchObject({ version: 7 });
  });
});
