import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCreateAuthChallengeEvent } from '#shared/events/testing/create-auth-challenge.ts';
import { aContext, coldStart } from '../../support/functions/handler.ts';
import { envOn } from '../../support/functions/settings.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';
import { startSes } from '../../support/services/ses.ts';

const load = () => import('../../../functions/create-auth-challenge/handler.ts');

let tables: TestTables;
let ses: Awaited<ReturnType<typeof startSes>>;
const start = () => coldStart(load, envOn(tables), { dynamodb: tables.url, ses: ses.url });

beforeAll(async () => {
  tables = await startTables();
  ses = await startSes();
});

afterAll(async () => {
  await tables.stop();
  await ses.stop();
});

describe('the handler of create', () => {
  it('mails a code, and answers no earlier than the floor', async () => {
    const handler = await start();
    const began = performance.now();

    const event = await handler(aCreateAuthChallengeEvent(), aContext());

    expect(performance.now() - began).toBeGreaterThanOrEqual(599);
    expect(event).toMatchObject({ response: { publicChallengeParameters: { step: 'code' } } });
    expect(ses.outbox.list().map(({ to, text }) => [to, /\b\d{8}\b/.test(text)])).toEqual([
      ['ada@example.com', true],
    ]);
  });
});
