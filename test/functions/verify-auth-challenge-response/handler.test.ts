import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aVerifyAuthChallengeResponseEvent } from '#shared/events/verify-auth-challenge-response.ts';
import { startTables, type TestTables } from '../../support/dynamodb.ts';
import { aContext, coldStart, textOf } from '../../support/handler.ts';

import { goodEnv } from '../../support/settings.ts';

const load = () => import('../../../functions/verify-auth-challenge-response/handler.ts');

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

describe('the handler of verify', () => {
  it('is one that Node 24 calls: a function of two parameters at most', async () => {
    expect((await start()).length).toBeLessThanOrEqual(2);
  });

  it('does not start with settings that are missing, and names them all', async () => {
    expect(await textOf(coldStart(load, {}))).toBe(
      'invalid_configuration: CODE_LENGTH is missing; CODE_ATTEMPTS is missing; CODE_PEPPER_CURRENT is missing; CODE_PEPPER_PREVIOUS is missing; CHALLENGES_TABLE is missing',
    );
  });

  it('refuses an event that is none of its own, naming the field alone', async () => {
    const handler = await start();

    const text = await textOf(
      handler({ ...aVerifyAuthChallengeResponseEvent(), triggerSource: 'canary' }, aContext()),
    );

    expect(text).toBe('invalid_event: triggerSource');
  });

  it('finds an answer to nothing wrong', async () => {
    const event = aVerifyAuthChallengeResponseEvent();

    expect(await (await start())(event, aContext())).toMatchObject({
      response: { answerCorrect: false },
    });
  });
});
