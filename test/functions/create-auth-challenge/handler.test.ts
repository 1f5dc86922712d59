import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCreateAuthChallengeEvent } from '#shared/events/create-auth-challenge.ts';
import { startTables, type TestTables } from '../../support/dynamodb.ts';
import { aContext, coldStart, textOf } from '../../support/handler.ts';
import { startSes } from '../../support/ses.ts';
import { goodEnv } from '../../support/settings.ts';

const load = () => import('../../../functions/create-auth-challenge/handler.ts');

let tables: TestTables;
let ses: Awaited<ReturnType<typeof startSes>>;
const start = () =>
  coldStart(
    load,
    { ...goodEnv, CHALLENGES_TABLE: tables.challenges, PROFILES_TABLE: tables.profiles },
    { dynamodb: tables.url, ses: ses.url },
  );

beforeAll(async () => {
  tables = await startTables();
  ses = await startSes();
});

afterAll(async () => {
  await tables.stop();
  await ses.stop();
});

describe('the handler of create', () => {
  it('is one that Node 24 calls: a function of two parameters at most', async () => {
    expect((await start()).length).toBeLessThanOrEqual(2);
  });

  it('does not start with settings that are missing, and names them all', async () => {
    expect(await textOf(coldStart(load, {}))).toBe(
      'invalid_configuration: CODE_LENGTH is missing; CODE_LIFETIME_SECONDS is missing; CODE_ATTEMPTS is missing; RESPONSE_FLOOR_MILLISECONDS is missing; REVEAL_DESTINATION is missing; CODE_IN_SUBJECT is missing; DEFAULT_LOCALE is missing; SENDER_ADDRESS is missing; CODE_PEPPER_CURRENT is missing; CODE_PEPPER_PREVIOUS is missing; CHALLENGES_TABLE is missing',
    );
  });

  it('refuses an event that is none of its own, naming the field alone', async () => {
    const handler = await start();

    const text = await textOf(
      handler({ ...aCreateAuthChallengeEvent(), triggerSource: 'canary' }, aContext()),
    );

    expect(text).toBe('invalid_event: triggerSource');
  });

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
