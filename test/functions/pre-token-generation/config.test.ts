import { describe, expect, it } from 'vitest';
import type { ClaimsExtension, OwnFields } from '#shared/extensions/claims.ts';
import type { Env } from '#shared/settings/environment.ts';
import { claims } from '../../../extensions/claims.ts';
import { loadConfig as loadConfigWith } from '../../../functions/pre-token-generation/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

const loadConfig = (env: Env) => loadConfigWith(env, claims);

describe('pre token generation: settings', () => {
  it('the settings of pre token generation are read in the form that the template writes', () => {
    const { policy, defaults, profilesTable } = loadConfig(goodEnv);

    expect(policy.profileStoreDown).toBe('deny');
    expect(policy.mappings.map(({ field, claim }) => [field, claim])).toEqual([
      ['tenant', 'tenant'],
      ['roles', 'roles'],
      ['plan', 'plan'],
    ]);
    expect([defaults.roles, profilesTable]).toEqual([['member'], 'profiles']);
  });

  it('missing settings of pre token generation are reported together', () => {
    expect(problemsOf(loadConfig, {})).toEqual([
      'PRE_TOKEN_VERSION is missing',
      'CLAIM_MAPPINGS is missing',
      'ALLOWED_CLIENT_IDS is missing',
      'ALLOWED_EMAIL_DOMAINS is missing',
      'BLOCKED_EMAIL_DOMAINS is missing',
      'PROFILE_STORE_DOWN is missing',
      'DEFAULT_ROLES is missing',
      'DEFAULT_PLAN is missing',
      'DEFAULT_TENANT is missing',
      'PROFILES_TABLE is missing',
    ]);
  });

  it('wrong claim mappings are reported together', () => {
    const env = { ...goodEnv, CLAIM_MAPPINGS: 'plan=sub,email,tenant=org' };

    expect(problemsOf(loadConfig, env)).toEqual([
      'CLAIM_MAPPINGS: entry 1 writes a reserved claim',
      'CLAIM_MAPPINGS: entry 2 names no field of a profile',
      'CLAIM_MAPPINGS: tenant must be in the ID token under its own name',
    ]);
  });

  it('refuse claims of the access token only where the pool sends V1 events', () => {
    const env = { ...goodEnv, PRE_TOKEN_VERSION: 'V1_0', CLAIM_MAPPINGS: 'plan@access' };

    expect(problemsOf(loadConfig, env)).toEqual([
      'CLAIM_MAPPINGS: @access needs PRE_TOKEN_VERSION V2_0 or V3_0',
    ]);
  });

  it.each<[OwnFields, string]>([
    [{ plan: { type: 'text' } }, 'plan is a column of the suite'],
    [{ 'a-b': { type: 'text' } }, 'a field is not a small letter, then letters and digits'],
    [JSON.parse('{"constructor":{"type":"text"}}'), 'constructor is a name that every object has'],
    [{ seats: { type: 'text', claim: 'SCOPE' } }, 'seats writes a reserved claim'],
    [{ seats: { type: 'text', claim: 'Tenant' } }, 'seats writes a reserved claim'],
    [{ seats: { type: 'number', claim: 'sub' } }, 'seats writes a reserved claim'],
    [{ seats: { type: 'number', claim: 'tenant' } }, 'seats writes a reserved claim'],
    [{ seats: { type: 'number', claim: 'roles' } }, 'two entries write one claim'],
    [
      { a: { type: 'text', claim: 'x' }, b: { type: 'text', claim: 'x', tokens: 'access' } },
      'two entries write one claim',
    ],
    [{ seats: { type: 'number', default: Number.NaN } }, 'the default of seats is no number'],
    [
      Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`f${i}`, { type: 'text' }])),
      'there are more than 20 fields',
    ],
  ])('the own fields %j stop the cold start', (fields, problem) => {
    expect(problemsOf((env) => loadConfigWith(env, { fields }), goodEnv)).toContain(
      `extensions/claims.ts: ${problem}`,
    );
  });

  it('an own field of the access token stops the cold start only where the pool sends V1 events', () => {
    const own: ClaimsExtension = {
      fields: { seats: { type: 'number', claim: 'seats', tokens: 'access' } },
    };
    const load = (env: Env) => loadConfigWith(env, own);

    expect(problemsOf(load, goodEnv)).toEqual([]);
    expect(problemsOf(load, { ...goodEnv, PRE_TOKEN_VERSION: 'V1_0' })).toEqual([
      'extensions/claims.ts: seats is for the access token, which needs PRE_TOKEN_VERSION V2_0 or V3_0',
    ]);
  });
});
