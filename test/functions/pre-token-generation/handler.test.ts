import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPreTokenGenerationV2Event } from '#shared/events/pre-token-generation.ts';
import { startTables, type TestTables } from '../../support/dynamodb.ts';
import { aContext, coldStart, textOf } from '../../support/handler.ts';

import { goodEnv } from '../../support/settings.ts';

const load = () => import('../../../functions/pre-token-generation/handler.ts');

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

describe('the handler of pre token generation', () => {
  it('is one that Node 24 calls: a function of two parameters at most', async () => {
    expect((await start()).length).toBeLessThanOrEqual(2);
  });

  it('does not start with settings that are missing, and names them all', async () => {
    expect(await textOf(coldStart(load, {}))).toBe(
      'invalid_configuration: PRE_TOKEN_VERSION is missing; CLAIM_MAPPINGS is missing; PROFILE_STORE_DOWN is missing; DEFAULT_ROLES is missing; DEFAULT_PLAN is missing; DEFAULT_TENANT is missing; PROFILES_TABLE is missing',
    );
  });

  it('refuses an event that is none of its own, naming the field alone', async () => {
    const handler = await start();

    const text = await textOf(
      handler({ ...aPreTokenGenerationV2Event(), triggerSource: 'canary' }, aContext()),
    );

    expect(text).toBe('invalid_event: triggerSource');
  });

  it('adds the claims of a profile', async () => {
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
