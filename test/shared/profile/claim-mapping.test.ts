import { describe, expect, it } from 'vitest';
import { isRefusedByMappings } from '#shared/cognito/reserved-claims.ts';
import { parseMappings } from '#shared/profile/claim-mapping.ts';
import { asText, claimsBudgetBytes, claimsOf, exceedsBudget } from '#shared/profile/claims.ts';
import { newProfile } from '#shared/profile/defaults.ts';
import { originOf } from '#shared/profile/origin.ts';
import fc from '../../support/properties.ts';

const problemsOf = (text: string, v1 = false): readonly string[] =>
  parseMappings(text === '' ? [] : text.split(','), v1).problems;

const mappingsOf = (text: string) => parseMappings(text.split(','), false).mappings;

const aProfile = newProfile(
  { userId: 'u', locale: 'fr', origin: 'sign-up' },
  { roles: ['member', 'editor'], plan: 'free', tenant: 'acme' },
  Date.UTC(2026, 0, 1),
);

describe('claim mapping', () => {
  it('a mapping that only names a field puts the claim into both tokens', () => {
    expect(mappingsOf('plan')).toEqual([
      { field: 'plan', claim: 'plan', inIdToken: true, inAccessToken: true },
    ]);
  });

  it('a mapping may rename the claim, give it a namespace and limit it to one token', () => {
    expect(mappingsOf('roles=https://example.com/roles@access,plan=p@id')).toEqual([
      { field: 'roles', claim: 'https://example.com/roles', inIdToken: false, inAccessToken: true },
      { field: 'plan', claim: 'p', inIdToken: true, inAccessToken: false },
    ]);
  });

  it('an empty list of mappings is valid', () => {
    expect(problemsOf('')).toEqual([]);
  });

  it.each(['email', 'userId', 'password', '', 'roles=', 'roles@both', 'roles=a b', '=x', 'ROLES'])(
    'the mapping %j is refused',
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
    'scp',
    'Scope',
    'EMAIL_VERIFIED',
    'Cognito:groups',
    'HTTPS://aws.amazon.com/tags',
  ])('a mapping may not write the claim %s', (claim) => {
    expect(problemsOf(`plan=${claim}`)).toEqual(['entry 1 writes a reserved claim']);
  });

  it('two mappings may not write the same claim of one token', () => {
    expect(problemsOf('plan=x,roles=x')).toEqual(['two entries write one claim']);
    expect(problemsOf('plan=x@id,roles=x@access')).toEqual([]);
  });

  it('a mapping may not limit a claim to the access token when the pool sends V1 events', () => {
    expect(problemsOf('plan@access', true)).toHaveLength(1);
    expect(problemsOf('plan@access', false)).toEqual([]);
  });

  it.each(['locale=tenant', 'plan=tenant@id', 'tenant@id,roles=tenant@access'])(
    'the claim tenant may come only from the field tenant: %s',
    (written) => {
      expect(problemsOf(written)).toEqual(['no field but tenant may write the claim tenant']);
    },
  );

  it('a mapped tenant stays in the ID token under its own name, for the principal tag', () => {
    expect(problemsOf('tenant=org')).toHaveLength(1);
    expect(problemsOf('tenant@access')).toHaveLength(1);
    expect(problemsOf('tenant,tenant=org@access')).toEqual(
      ['two entries write one claim'].slice(1),
    );
    expect(problemsOf('roles')).toEqual([]);
  });

  it('there are at most twenty mappings', () => {
    const many = Array.from({ length: 21 }, (_, index) => `plan=p${index}`).join(',');

    expect(problemsOf(many)).toEqual(['there are more than 20 entries']);
  });

  it('a problem of a mapping repeats no input', () => {
    expect(problemsOf('s3cret=s3cret').join()).not.toContain('s3cret');
  });

  it('no mapping ever writes a reserved claim', () => {
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
  it('the claims of a profile are its fields, each in the tokens that it is mapped to', () => {
    expect(claimsOf(aProfile, mappingsOf('tenant,roles@access,plan@id'))).toEqual({
      id: { tenant: 'acme', plan: 'free' },
      access: { tenant: 'acme', roles: ['member', 'editor'] },
    });
  });

  it('a field that the profile does not have gives no claim', () => {
    const { tenant: _, ...without } = aProfile;

    expect(claimsOf(without, mappingsOf('tenant,plan')).id).toEqual({ plan: 'free' });
  });

  it('the claims of a V1 response are text', () => {
    expect(asText({ plan: 'free', roles: ['a', 'b'] })).toEqual({
      plan: 'free',
      roles: '["a","b"]',
    });
  });

  it('the claims of one token have a size budget', () => {
    const roles = ['x'.repeat(claimsBudgetBytes)];

    expect(exceedsBudget(claimsOf({ ...aProfile, roles }, mappingsOf('roles')))).toBe(true);
    expect(exceedsBudget(claimsOf(aProfile, mappingsOf('roles')))).toBe(false);
  });
});

describe('a new profile', () => {
  it('a new profile has the defaults, and from the client only a plausible language', () => {
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
    'a new profile drops the language %j',
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
  ])('the attributes %j give the origin %s', (attributes, origin) => {
    expect(originOf(attributes, 'sign-up')).toBe(origin);
  });
});
