import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPreTokenGenerationV2Event } from '#shared/events/testing/pre-token-generation.ts';
import { aContext, coldStart } from '../../support/functions/handler.ts';
import { envOn } from '../../support/functions/settings.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

const load = () => import('../../../functions/pre-token-generation/handler.ts');

let tables: TestTables;

const start = () => coldStart(load, envOn(tables), { dynamodb: tables.url });

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

describe('pre token generation: handler', () => {
  it('the handler of pre token generation adds the claims of a profile', async () => {
    const claimsToAddOrOverride = { roles: ['member'], plan: 'free' };

    expect(await (await start())(aPreTokenGenerationV2Event(), aContext())).toMatchObject({
      response: {
        claimsAndScopeOverrideDetails: {
          idTokenGeneration: { claimsToAddOrOverride },
          accessTokenGeneration: { claimsToAddOrOverride },
        },
      },
    });
  });
});
