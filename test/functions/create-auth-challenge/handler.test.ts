import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { challengesTable } from '#shared/aws/challenges-table/challenges.ts';
import { aCreateAuthChallengeEvent } from '#shared/events/testing/create-auth-challenge.ts';
import { rowKeyOfUser } from '#shared/one-time-code/secrets/row-key.ts';
import { aContext, coldStart } from '../../support/functions/handler.ts';
import { envOn } from '../../support/functions/settings.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

const load = () => import('../../../functions/create-auth-challenge/handler.ts');

let tables: TestTables;
const start = () => coldStart(load, envOn(tables), { dynamodb: tables.url });

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

describe('the handler of create', () => {
  it('shows a challenge and leaves its mail to the courier', async () => {
    const handler = await start();

    const event = await handler(aCreateAuthChallengeEvent(), aContext());

    expect(event).toMatchObject({ response: { publicChallengeParameters: { step: 'code' } } });
    const { sub = '' } = aCreateAuthChallengeEvent().request.userAttributes ?? {};
    const challenges = challengesTable(tables.client, tables.challenges);
    expect((await challenges.find(rowKeyOfUser(sub))).delivery.status).toBe('due');
  });
});
