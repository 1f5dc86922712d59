import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import {
  aPreTokenGenerationV1Event,
  aPreTokenGenerationV2Event,
} from '#shared/events/testing/pre-token-generation.ts';
import type { ClaimsExtension, OwnFields } from '#shared/extensions/claims.ts';
import { parseMappings } from '#shared/profile/claim-mapping.ts';
import { claimsBudgetBytes } from '#shared/profile/claims.ts';
import { newProfile } from '#shared/profile/defaults.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { respondWith } from '../../../functions/pre-token-generation/respond.ts';
import { aLog } from '../../support/functions/log.ts';

const defaults = { roles: ['member'], plan: 'free', tenant: 'acme' };
const fresh = newProfile({ userId: 'u', locale: undefined, origin: 'sign-up' }, defaults, 0);

const responder = (own: ClaimsExtension, stored: Profile | undefined = fresh) => {
  const { log, lines } = aLog();
  const { mappings } = parseMappings(['tenant', 'roles', 'locale=lang'], false);
  const policy = {
    ...{ mappings, own, profileStoreDown: 'deny' as const },
    ...{ allowedClientIds: [], allowedDomains: [], blockedDomains: [] },
  };
  const profiles = { find: async () => stored, create: async () => 'exists' as const };
  return { respond: respondWith({ policy, defaults, profiles, now: () => 0, log }), lines };
};

const Added = v.object({ claimsToAddOrOverride: v.record(v.string(), v.unknown()) });
const Response = v.object({
  claimsAndScopeOverrideDetails: v.object({
    idTokenGeneration: Added,
    accessTokenGeneration: Added,
  }),
});

const claimsOf = async (own: ClaimsExtension, stored?: Profile) => {
  const { response } = await responder(own, stored).respond(aPreTokenGenerationV2Event());
  const { claimsAndScopeOverrideDetails: details } = v.parse(Response, response);
  return {
    id: details.idTokenGeneration.claimsToAddOrOverride,
    access: details.accessTokenGeneration.claimsToAddOrOverride,
  };
};

const base = { tenant: 'acme', roles: ['member'] };

const fields: OwnFields = {
  department: { type: 'text', claim: 'dept', tokens: 'id' },
  seats: { type: 'number', default: 5, claim: 'seats' },
  beta: { type: 'boolean', default: false, claim: 'beta', tokens: 'access' },
  regions: { type: 'list', claim: 'regions', tokens: 'id' },
  note: { type: 'text', default: 'internal' },
};

describe('profile fields of one’s own', () => {
  it('become claims of their tokens with their types', async () => {
    const own = { department: 'R&D', seats: 12, beta: true, regions: ['eu'], note: 'x' };

    expect(await claimsOf({ fields }, { ...fresh, own })).toEqual({
      id: { ...base, dept: 'R&D', seats: 12, regions: ['eu'] },
      access: { ...base, seats: 12, beta: true },
    });
  });

  it('have their defaults where nothing is stored, for users without a profile too', async () => {
    const expected = { id: { ...base, seats: 5 }, access: { ...base, seats: 5, beta: false } };

    expect(await claimsOf({ fields }, fresh)).toEqual(expected);
  });

  it('give no claim where a value of another type is stored, not even the default', async () => {
    const own = { department: 7, seats: '12', beta: 'true', regions: ['eu', 1] };

    expect(await claimsOf({ fields }, { ...fresh, own })).toEqual({ id: base, access: base });
  });

  it('are text in the ID token of a V1 pool', async () => {
    const own = { department: 'R&D', seats: 12, regions: ['eu'] };
    const { respond } = responder({ fields }, { ...fresh, own });

    expect((await respond(aPreTokenGenerationV1Event())).response).toMatchObject({
      claimsOverrideDetails: {
        claimsToAddOrOverride: { dept: 'R&D', seats: '12', regions: '["eu"]' },
      },
    });
  });
});

describe('computed claims of one’s own', () => {
  it('are added to the token that they are computed for', async () => {
    const compute: ClaimsExtension['compute'] = ({ roles, own }, { clientId, groups }) => ({
      id: { is_owner: roles.includes('owner'), client: clientId, groups },
      access: { twice: Number(own.seats) * 2 },
    });

    const { id, access } = await claimsOf({ fields, compute });

    expect(id).toMatchObject({ ...base, is_owner: false, client: expect.any(String), groups: [] });
    expect(access).toEqual({ ...base, seats: 5, beta: false, twice: 10 });
  });

  it('see no locale and no metadata, which a client writes', async () => {
    let seen = '';
    const compute: ClaimsExtension['compute'] = (...facts) => {
      seen = JSON.stringify(facts);
      return {};
    };
    const { respond } = responder({ fields, compute }, { ...fresh, locale: 'de' });

    await respond(aPreTokenGenerationV2Event({ request: { clientMetadata: { a: 'canary' } } }));

    expect(Object.keys(JSON.parse(seen)[0])).not.toContain('locale');
    expect(Object.keys(JSON.parse(seen)[1])).toEqual(['clientId', 'groups']);
    expect(seen).not.toContain('canary');
  });

  it.each([
    ['a reserved claim', { sub: 'someone' }],
    ['the checked address', { email_verified: true }],
    ['the principal tag', { tenant: 'other' }],
    ['a mapped claim', { roles: ['admin'] }],
    ['a claim of a field', { seats: 99 }],
    ['a mapped claim that the profile has no value for', { lang: 'de' }],
    ['the claim of a field that has no value', { dept: 'board' }],
    ['a name with blanks', { 'a b': 'x' }],
    ['an object', JSON.parse('{"a":{"b":1}}')],
    ['a mixed list', JSON.parse('{"a":["b",1]}')],
    ['an endless number', { a: Number.POSITIVE_INFINITY }],
    ['more than the size budget', { a: 'x'.repeat(claimsBudgetBytes) }],
  ])('leave out %s, and keep the others of the profile', async (_, id) => {
    const own = { fields, compute: () => ({ id }) };
    const { respond, lines } = responder(own);

    await respond(aPreTokenGenerationV2Event());

    expect((await claimsOf(own)).id).toEqual({ ...base, seats: 5 });
    expect(lines[0]).toMatchObject({ what: 'own claims left out', claims: 1 });
    expect(JSON.stringify(lines)).not.toContain('someone');
  });

  it.each<[string, () => unknown]>([
    ['a promise', async () => ({ id: { a: 'x' } })],
    ['a text', () => 'claims'],
    ['nothing', () => undefined],
  ])('that are %s are left out', async (_, result) => {
    const compute = () => JSON.parse(JSON.stringify({})) && (result() as Record<string, never>);

    expect((await claimsOf({ fields, compute })).id).toEqual({ ...base, seats: 5 });
  });

  it('that are a rejected promise leave no rejection to the runtime', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const compute = (): Record<string, never> =>
      JSON.parse('{}', () => Promise.reject(new Error('canary')));

    expect((await claimsOf({ fields, compute })).id).toEqual({ ...base, seats: 5 });
    await setImmediate();
    process.off('unhandledRejection', unhandled);

    expect(unhandled).not.toHaveBeenCalled();
  });

  it('cannot be changed for the next user by writing into the lists that are read', async () => {
    const regions: OwnFields = { regions: { type: 'list', default: ['eu'], claim: 'regions' } };
    const compute: ClaimsExtension['compute'] = ({ own }) => {
      if (Array.isArray(own.regions)) own.regions.push('us');
      return {};
    };

    expect((await claimsOf({ fields: regions, compute })).id).toEqual({ ...base, regions: ['eu'] });
    expect((await claimsOf({ fields: regions })).id).toEqual({ ...base, regions: ['eu'] });
  });

  it('that cannot be computed leave the claims of the profile, and the log has no text of the error', async () => {
    const own = {
      fields,
      compute: () => {
        throw new Error('canary');
      },
    };
    const { respond, lines } = responder(own);

    await respond(aPreTokenGenerationV2Event());

    expect((await claimsOf(own)).id).toEqual({ ...base, seats: 5 });
    expect(lines.map(({ what }) => what)).toEqual(['own claims not computed', 'claims added']);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('cannot save a profile that is suspended', async () => {
    const { respond } = responder(
      { fields, compute: () => ({}) },
      { ...fresh, status: 'suspended' },
    );

    await expect(respond(aPreTokenGenerationV2Event())).rejects.toThrow('profile_suspended');
  });
});
