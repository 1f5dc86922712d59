import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profilesTable } from '#shared/aws/profiles-table.ts';
import { aPostConfirmationEvent } from '#shared/events/testing/post-confirmation.ts';
import { aContext, coldStart } from '../../support/functions/handler.ts';
import { envOn } from '../../support/functions/settings.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

const load = () => import('../../../functions/post-confirmation/handler.ts');

let tables: TestTables;

const start = () => coldStart(load, envOn(tables), { dynamodb: tables.url });

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

describe('post confirmation: handler', () => {
  it('the handler of post confirmation creates the row of a confirmed user', async () => {
    const userAttributes = { sub: 'new-user', email_verified: 'true' };
    const event = aPostConfirmationEvent({ request: { userAttributes } });

    await (await start())(event, aContext());

    const row = await profilesTable(tables.client, tables.profiles).find('new-user');
    expect(row).toMatchObject({ status: 'active', roles: ['member'], plan: 'free' });
  });
});
