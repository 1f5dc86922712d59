import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusedByMappings } from '#shared/cognito/reserved-claims.ts';
import { parseMappings } from '#shared/profile/claim-mapping.ts';
import { asText, claimsBudgetBytes, claimsOf, exceedsBudget } from '#shared/profile/claims.ts';
import { newProfile } from '#shared/profile/defaults.ts';
import { originOf } from '#shared/profile/origin.ts';

const problemsOf = (text: string, v1 = false): readonly string[] =>
  parseMappings(text === '' ? [] : text.split(','), v1).problems;

const mappingsOf = (text: string) => parseMappings(text.split(','), false).mappings;

const aProfile = newProfile(
  { userId: 'u', locale: 'fr', origin: 'sign-up' },
  { roles: ['member', 'editor'], plan: 'free', tenant: 'acme' },
  Date.UTC(2026, 0, 1),
);

describe('a claim mapping', () => {
  it('names a field, and both tokens get the claim', () => {
    expect(mappingsOf('plan')).toEqual([
      { field: 'plan', claim: 'plan', inIdToken: true, inAccessToken: true },
    ]);
  });

  it('may rename the claim, give it a namespace, and limit it to one token', () => {
    expect(mappingsOf('roles=https://example.com/roles@access,plan=p@id')).toEqual([
      { field: 'roles', claim: 'https://example.com/roles', inIdToken: false, inAccessToken: true },
      { field: 'plan', claim: 'p', inIdToken: true, inAccessToken: false },
    ]);
  });

  it('may be empty', () => {
    expect(problemsOf('')).toEqual([]);
  });

  it.each(['email', 'userId', 'password', '', 'roles=', 'roles@both', 'roles=a b', '=x', 'ROLES'])(
    '%j is refused',
    (text) => {
      expect(parseMappings([text], false).problems).not.toEqual([]);
    },
  );

  it.each([
    'sub',
    'aud',
    'iss',
    'exp',
    'acr',
    'amr',
    'token_use',
    'scope',
    'email_verified',
    'cognito:groups',
    'custom:tenant',
    'dev:x',
    'https://aws.amazon.com/tags',
  ])('may not write %s', (claim) => {
    expect(problemsOf(`plan=${claim}`)).toEqual(['entry 1 writes a reserved claim']);
  });

  it('may not write one claim twice into one token', () => {
    expect(problemsOf('plan=x,roles=x')).toEqual(['two entries write one claim']);
    expect(problemsOf('plan=x@id,roles=x@access')).toEqual([]);
  });

  it('may not limit a claim to the access token where the pool sends V1 events', () => {
    expect(problemsOf('plan@access', true)).toHaveLength(1);
    expect(problemsOf('plan@access', false)).toEqual([]);
  });

  it.each(['locale=tenant', 'plan=tenant@id', 'tenant@id,roles=tenant@access'])(
    'makes the tenant of nothing but the tenant: %s',
    (written) => {
      expect(problemsOf(written)).toEqual(['no field but tenant may write the claim tenant']);
    },
  );

  it('must leave the tenant in the ID token under its own name, for the principal tag', () => {
    expect(problemsOf('tenant=org')).toHaveLength(1);
    expect(problemsOf('tenant@access')).toHaveLength(1);
    expect(problemsOf('tenant,tenant=org@access')).toEqual(
      ['two entries write one claim'].slice(1),
    );
    expect(problemsOf('roles')).toEqual([]);
  });

  it('has twenty entries at the most', () => {
    const many = Array.from({ length: 21 }, (_, index) => `plan=p${index}`).join(',');

    expect(problemsOf(many)).toEqual(['there are more than 20 entries']);
  });

  it('never repeats what was written', () => {
    expect(problemsOf('s3cret=s3cret').join()).not.toContain('s3cret');
  });

  it('whatever is written, no reserved claim ever leaves', () => {
    const entry = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom('plan', 'roles', 'tenant'), fc.string())
        .map(([f, c]) => `${f}=${c}`),
      fc.constantFrom('plan=sub', 'roles=cognito:groups', 'plan=aud@access'),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        const { id, access } = claimsOf(aProfile, parseMappings(entries, false).mappings);
        expect([...Object.keys(id), ...Object.keys(access)].some(isRefusedByMappings)).toBe(false);
      }),
    );
  });
});

describe('the claims of a profile', () => {
  it('are its fields, each in the tokens that it is mapped to', () => {
    expect(claimsOf(aProfile, mappingsOf('tenant,roles@access,plan@id'))).toEqual({
      id: { tenant: 'acme', plan: 'free' },
      access: { tenant: 'acme', roles: ['member', 'editor'] },
    });
  });

  it('leave out a field that the profile does not have', () => {
    const { tenant: _, ...without } = aProfile;

    expect(claimsOf(without, mappingsOf('tenant,plan')).id).toEqual({ plan: 'free' });
  });

  it('are text alone in a V1 answer', () => {
    expect(asText({ plan: 'free', roles: ['a', 'b'] })).toEqual({
      plan: 'free',
      roles: '["a","b"]',
    });
  });

  it('have a budget', () => {
    const roles = ['x'.repeat(claimsBudgetBytes)];

    expect(exceedsBudget(claimsOf({ ...aProfile, roles }, mappingsOf('roles')))).toBe(true);
    expect(exceedsBudget(claimsOf(aProfile, mappingsOf('roles')))).toBe(false);
  });
});

describe('a new profile', () => {
  it('has the defaults, and nothing of the client but a plausible language', () => {
    expect(aProfile).toEqual({
      userId: 'u',
      status: 'active',
      roles: ['member', 'editor'],
      tenant: 'acme',
      plan: 'free',
      locale: 'fr',
      origin: 'sign-up',
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
      version: 1,
    });
  });

  it.each(['<script>', 'en US', 'x'.repeat(40), '', undefined])(
    'drops the language %j',
    (locale) => {
      const profile = newProfile(
        { userId: 'u', locale, origin: 'sign-up' },
        { roles: [], plan: '', tenant: '' },
        0,
      );

      expect(profile).not.toHaveProperty('locale');
      expect(profile).not.toHaveProperty('plan');
      expect(profile).not.toHaveProperty('tenant');
    },
  );
});

describe('how a user came', () => {
  it.each([
    [{}, 'sign-up'],
    [{ identities: '[{"providerName":"Google","userId":"1"}]' }, 'Google'],
    [{ identities: 'not json' }, 'sign-up'],
    [{ identities: '{}' }, 'sign-up'],
    [{ identities: '[{"providerName":7}]' }, 'sign-up'],
    [{ identities: `[{"providerName":"${'x'.repeat(99)}"}]` }, 'x'.repeat(32)],
  ])('%j: %s', (attributes, origin) => {
    expect(originOf(attributes, 'sign-up')).toBe(origin);
  });
});
