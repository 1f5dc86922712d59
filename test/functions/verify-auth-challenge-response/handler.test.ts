import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aVerifyAuthChallengeResponseEvent } from '#shared/events/testing/verify-auth-challenge-response.ts';
import { aContext, coldStart } from '../../support/functions/handler.ts';
import { envOn } from '../../support/functions/settings.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

const load = () => import('../../../functions/verify-auth-challenge-response/handler.ts');

let tables: TestTables;

const start = () => coldStart(load, envOn(tables), { dynamodb: tables.url });

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

describe('the handler of verify', () => {
  it('finds an answer to nothing wrong', async () => {
    const event = aVerifyAuthChallengeResponseEvent();

    expect(await (await start())(event, aContext())).toMatchObject({
      response: { answerCorrect: false },
    });
  });
});
