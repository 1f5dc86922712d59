import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { profilesTable } from '#shared/aws/profiles-table.ts';
import { aPostAuthenticationEvent } from '#shared/events/testing/post-authentication.ts';
import { aContext, coldStart } from '../../support/functions/handler.ts';
import { captureOutput } from '../../support/functions/output.ts';
import { envOn } from '../../support/functions/settings.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

const load = () => import('../../../functions/post-authentication/handler.ts');

let tables: TestTables;

const start = (more: Record<string, string> = {}) =>
  coldStart(load, { ...envOn(tables), ...more }, { dynamodb: tables.url });

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

  it('with Cognito’s own codes makes the row and asks the challenges table for nothing', async () => {
    const userAttributes = { sub: 'native-user', email: 'a@example.com', email_verified: 'false' };
    const event = aPostAuthenticationEvent({ request: { userAttributes } });
    // A table that does not exist: a read of it would be logged as a failure.
    const handle = await start({ CODE_SIGN_IN: 'native', CHALLENGES_TABLE: 'none' });
    const written = captureOutput();
    await handle(event, aContext());
    vi.restoreAllMocks();

    expect(written.join('')).not.toContain('address not marked verified');
    expect((await profilesTable(tables.client, tables.profiles).find('native-user'))?.userId).toBe(
      'native-user',
    );
  });
});
