import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profilesTable } from '#shared/aws/profiles-table.ts';
import { aPostAuthenticationEvent } from '#shared/events/post-authentication.ts';
import { startTables, type TestTables } from '../../support/dynamodb.ts';
import { aContext, coldStart, textOf } from '../../support/handler.ts';

import { goodEnv } from '../../support/settings.ts';

const load = () => import('../../../functions/post-authentication/handler.ts');

let tables: TestTables;

const start = () =>
  coldStart(
    load,
    { ...goodEnv, CHALLENGES_TABLE: tables.challenges, PROFILES_TABLE: tables.profiles },
    { dynamodb: tables.url },
  );

beforeAll(async () => {
  tables = await startTables();
});

afterAll(async () => {
  await tables.stop();
});

describe('the handler of post authentication', () => {
  it('is one that Node 24 calls: a function of two parameters at most', async () => {
    expect((await start()).length).toBeLessThanOrEqual(2);
  });

  it('does not start with settings that are missing, and names them all', async () => {
    expect(await textOf(coldStart(load, {}))).toBe(
      'invalid_configuration: PROFILES_TABLE is missing; CHALLENGES_TABLE is missing; DEFAULT_ROLES is missing; DEFAULT_PLAN is missing; DEFAULT_TENANT is missing',
    );
  });

  it('refuses an event that is none of its own, naming the field alone', async () => {
    const handler = await start();

    const text = await textOf(
      handler({ ...aPostAuthenticationEvent(), triggerSource: 'canary' }, aContext()),
    );

    expect(text).toBe('invalid_event: triggerSource');
  });

  it('makes the row of a user who has none', async () => {
    const event = aPostAuthenticationEvent({ request: { userAttributes: { sub: 'old-user' } } });

    await (await start())(event, aContext());

    const row = await profilesTable(tables.client, tables.profiles).find('old-user');
    expect(row?.origin).toBe('sign-in');
  });
});
