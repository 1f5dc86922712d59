import { randomUUID } from 'node:crypto';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profilesTable } from '#shared/aws/profiles-table.ts';
import { MalformedRowError } from '#shared/errors.ts';
import type { Profiles } from '#shared/ports.ts';
import { newProfile } from '#shared/profile/defaults.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

let tables: TestTables;
let profiles: Profiles;

beforeAll(async () => {
  tables = await startTables();
  profiles = profilesTable(tables.client, tables.profiles);
});

afterAll(() => tables.stop());

const aProfile = (userId = randomUUID()) =>
  newProfile(
    { userId, locale: 'de-CH', origin: 'sign-up' },
    { roles: ['member'], plan: 'free', tenant: '' },
    Date.UTC(2026, 0, 1),
  );

describe('profiles table', () => {
  it('a profile is read as it was written', async () => {
    const profile = aProfile();

    await profiles.create(profile);

    expect(await profiles.find(profile.userId)).toEqual(profile);
  });

  it('a user without a row has no profile', async () => {
    expect(await profiles.find(randomUUID())).toBeUndefined();
  });

  it('parallel writers create a profile once', async () => {
    const userId = randomUUID();

    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => profiles.create(aProfile(userId))),
    );

    expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'exists')).toHaveLength(49);
  });

  it('an existing profile is never overwritten', async () => {
    const profile = aProfile();
    await profiles.create({ ...profile, roles: ['owner'] });

    await profiles.create(profile);

    expect((await profiles.find(profile.userId))?.roles).toEqual(['owner']);
  });

  it('a damaged row is an error', async () => {
    const userId = randomUUID();
    const Item = { userId: { S: userId }, status: { S: 'frozen' } };
    await tables.client.send(new PutItemCommand({ TableName: tables.profiles, Item }));

    await expect(profiles.find(userId)).rejects.toThrow(MalformedRowError);
  });
});
