import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CognitoIdentityProviderClient,
  InvalidParameterException,
} from '@aws-sdk/client-cognito-identity-provider';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { profilesTable } from '#shared/aws/profiles-table.ts';
import { newProfile } from '#shared/profile/defaults.ts';
import { type Dependencies, makeProfiles } from '../../../cli/backfill/make-profiles.ts';
import { newUserOf, poolUsers } from '../../../cli/backfill/pool-users.ts';
import { noFile, progressFile } from '../../../cli/backfill/progress-file.ts';
import { localCredentials } from '../../../local/identity.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';
import { type ScriptedAws, startScriptedAws } from '../../support/services/scripted-aws.ts';

const userPoolId = 'eu-central-1_Backfill';
const now = Date.UTC(2026, 0, 1);
const defaults = { roles: ['member'], plan: 'free', tenant: '' };

const aUser = (sub: string, changes: object = {}) => ({
  Username: sub,
  UserStatus: 'CONFIRMED',
  Attributes: [{ Name: 'sub', Value: sub }],
  ...changes,
});

/** Three pages of one, two and one user. The tokens are what Cognito would make of them. */
const pages: Readonly<Record<string, object>> = {
  first: { Users: [aUser('a')], PaginationToken: 'second' },
  second: { Users: [aUser('b'), aUser('c')], PaginationToken: 'third' },
  third: { Users: [aUser('d')] },
};

let tables: TestTables;
let cognito: ScriptedAws;
let client: CognitoIdentityProviderClient;
let directory: string;
let asked: string[] = [];

beforeAll(async () => {
  tables = await startTables();
  cognito = await startScriptedAws({
    ListUsers: ({ PaginationToken = 'first' }) => {
      asked.push(PaginationToken);
      return pages[PaginationToken] ?? { error: 'InvalidParameterException' };
    },
  });
  client = new CognitoIdentityProviderClient({
    endpoint: cognito.url,
    region: 'eu-central-1',
    credentials: localCredentials,
  });
});

afterAll(async () => {
  client.destroy();
  await cognito.stop();
  await tables.stop();
});

beforeEach(async () => {
  asked = [];
  directory = await mkdtemp(join(tmpdir(), 'backfill-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
  for (const id of ['a', 'b', 'c', 'd']) {
    const Key = { userId: { S: id } };
    await tables.client.send(new DeleteItemCommand({ TableName: tables.profiles, Key }));
  }
});

const key = () => ({ userPoolId, table: tables.profiles });
const resumeFile = () => progressFile(join(directory, 'progress.json'), key());

const deps = (changes: Partial<Dependencies> = {}): Dependencies => ({
  ...key(),
  users: poolUsers(client, userPoolId),
  profiles: profilesTable(tables.client, tables.profiles),
  defaults,
  locales: ['en'],
  file: noFile,
  dryRun: false,
  now: () => now,
  pace: async () => undefined,
  report: () => undefined,
  isStaleToken: (error) => error instanceof InvalidParameterException,
  ...changes,
});

/** A table that fails at this user at once, and takes its time for every other. */
const failingAt = (userId: string) => {
  const profiles = profilesTable(tables.client, tables.profiles);
  return {
    ...profiles,
    create: async (profile: Parameters<typeof profiles.create>[0]) => {
      if (profile.userId === userId) throw new Error('the table failed');
      await sleep(50);
      return profiles.create(profile);
    },
  };
};

const rowOf = (userId: string) => profilesTable(tables.client, tables.profiles).find(userId);

describe('backfill', () => {
  it('makes exactly the row that a first sign-in would have made, for every user of all pages', async () => {
    const { counts } = await makeProfiles(deps());

    expect(counts).toEqual({ seen: 4, created: 4, existed: 0, skipped: 0 });
    const user = { userId: 'c', locale: undefined, origin: 'sign-in' };
    expect(await rowOf('c')).toEqual(newProfile(user, defaults, now));
  });

  it('changes nothing when it is run again', async () => {
    await makeProfiles(deps());

    const { counts } = await makeProfiles(
      deps({ now: () => now + 1000, defaults: { ...defaults, plan: 'pro' } }),
    );

    expect(counts).toEqual({ seen: 4, created: 0, existed: 4, skipped: 0 });
    expect(await rowOf('a')).toMatchObject({ plan: 'free', version: 1 });
  });

  it('leaves the row of a user who signs up meanwhile as post confirmation made it', async () => {
    const user = { userId: 'b', locale: 'de', origin: 'sign-up' };
    await profilesTable(tables.client, tables.profiles).create(newProfile(user, defaults, now));

    await makeProfiles(deps());

    expect(await rowOf('b')).toMatchObject({ origin: 'sign-up', locale: 'de' });
  });

  it('ends at a failure only when what was under way is written', async () => {
    await expect(makeProfiles(deps({ profiles: failingAt('c') }))).rejects.toThrow(
      'the table failed',
    );

    expect(await rowOf('b')).toBeDefined();
  });

  it('looks at no further user after a failure', async () => {
    const pace = () => sleep(10);
    await expect(makeProfiles(deps({ profiles: failingAt('b'), pace }))).rejects.toThrow(
      'the table failed',
    );
    await sleep(100);

    expect(await rowOf('c')).toBeUndefined();
  });

  it('goes on with the page in which it failed', async () => {
    await expect(
      makeProfiles(deps({ file: resumeFile(), profiles: failingAt('c') })),
    ).rejects.toThrow();
    asked = [];

    const { counts } = await makeProfiles(deps({ file: resumeFile() }));

    expect(asked).toEqual(['second', 'third']);
    expect(counts).toEqual({ seen: 4, created: 3, existed: 1, skipped: 0 });
    expect(await rowOf('c')).toBeDefined();
  });

  it('starts over when Cognito does not know the token of the progress file any more', async () => {
    const progress = { ...key(), next: 'ended', seen: 9, created: 9, existed: 0, skipped: 0 };
    await writeFile(join(directory, 'progress.json'), JSON.stringify(progress));

    const { counts } = await makeProfiles(deps({ file: resumeFile() }));

    expect(asked).toEqual(['ended', 'first', 'second', 'third']);
    expect(counts.seen).toBe(4);
  });

  it('does nothing after a progress file that says it was finished', async () => {
    await makeProfiles(deps({ file: resumeFile() }));
    asked = [];

    const again = await makeProfiles(deps({ file: resumeFile() }));

    expect(again).toMatchObject({ finished: 'before', counts: { seen: 4, created: 4 } });
    expect(asked).toEqual([]);
  });

  it('keeps its progress readable by its owner alone, and leaves no half-written file', async () => {
    await makeProfiles(deps({ file: resumeFile() }));

    expect(await readdir(directory)).toEqual(['progress.json']);
    expect((await stat(join(directory, 'progress.json'))).mode & 0o777).toBe(0o600);
  });

  it('counts in a dry run what is missing, and writes neither rows nor progress', async () => {
    const user = { userId: 'a', locale: undefined, origin: 'sign-up' };
    await profilesTable(tables.client, tables.profiles).create(newProfile(user, defaults, now));

    const { counts } = await makeProfiles(deps({ dryRun: true, file: resumeFile() }));

    expect(counts).toEqual({ seen: 4, created: 3, existed: 1, skipped: 0 });
    expect(await rowOf('d')).toBeUndefined();
    expect(await readdir(directory)).toEqual([]);
  });

  it.each([
    ['another pool', { userPoolId: 'eu-central-1_Other' }, 'another pool or table'],
    ['another table', { table: 'other' }, 'another pool or table'],
    ['something else', { next: 7 }, 'not one of this command'],
  ])('refuses a progress file of %s', async (_, changes, problem) => {
    const progress = { ...key(), next: null, seen: 0, created: 0, existed: 0, skipped: 0 };
    const path = join(directory, 'progress.json');
    await writeFile(path, JSON.stringify({ ...progress, ...changes }));

    await expect(makeProfiles(deps({ file: resumeFile() }))).rejects.toThrow(problem);
    expect(await readFile(path, 'utf8')).toBe(JSON.stringify({ ...progress, ...changes }));
  });
});

describe('whom a profile is made of', () => {
  it.each([
    ['UNCONFIRMED', {}, false],
    ['CONFIRMED', { email_verified: 'false' }, false],
    ['CONFIRMED', { email_verified: 'false', phone_number_verified: 'false' }, false],
    ['CONFIRMED', { email_verified: 'true' }, true],
    ['CONFIRMED', { email_verified: 'false', phone_number_verified: 'true' }, true],
    ['CONFIRMED', { email_verified: 'false', identities: '[]' }, true],
    ['CONFIRMED', {}, true],
    ['FORCE_CHANGE_PASSWORD', { email_verified: 'false' }, true],
    ['EXTERNAL_PROVIDER', { email_verified: 'false' }, true],
  ] as const)('A user who is %s with %j has a profile made: %s', (UserStatus, more, isMade) => {
    const Attributes = Object.entries({ sub: 'a', ...more }).map(([Name, Value]) => ({
      Name,
      Value,
    }));

    expect(newUserOf({ UserStatus, Attributes }) !== undefined).toBe(isMade);
  });

  it('A federated user has a profile whose origin is the provider', () => {
    const identities = JSON.stringify([{ providerName: 'Google', userId: '1' }]);
    const Attributes = [
      { Name: 'sub', Value: 'f' },
      { Name: 'identities', Value: identities },
      { Name: 'locale', Value: 'fr' },
    ];

    expect(newUserOf({ UserStatus: 'EXTERNAL_PROVIDER', Attributes })).toEqual({
      userId: 'f',
      locale: 'fr',
      origin: 'Google',
    });
  });
});
