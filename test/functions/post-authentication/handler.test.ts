import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profilesTable } from '#shared/aws/profiles-table.ts';
import { aPostAuthenticationEvent } from '#shared/events/testing/post-authentication.ts';
import { aContext, coldStart } from '../../support/functions/handler.ts';
import { envOn } from '../../support/functions/settings.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

const load = () => import('../../../functions/post-authentication/handler.ts');

let tables: TestTables;

const start = () => coldStart(load, envOn(tables), { dynamodb: tables.url });

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

describe('the handler of post authentication', () => {
  it('makes the row of a user who has none', async () => {
    const event = aPostAuthenticationEvent({ request: { userAttributes: { sub: 'old-user' } } });

    await (await start())(event, aContext());

    const row = await profilesTable(tables.client, tables.profiles).find('old-user');
    expect(row?.origin).toBe('sign-in');
  });

  it('a user who signed up and proves the address for the first time has sign-up as origin', async () => {
    const userAttributes = { sub: 'new-user', email: 'a@example.com', email_verified: 'false' };

    await (await start())(aPostAuthenticationEvent({ request: { userAttributes } }), aContext());

    const row = await profilesTable(tables.client, tables.profiles).find('new-user');
    expect(row?.origin).toBe('sign-up');
  });
});
