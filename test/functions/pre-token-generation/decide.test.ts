import { describe, expect, it } from 'vitest';
import { parseMappings } from '#shared/profile/claim-mapping.ts';
import { claimsBudgetBytes } from '#shared/profile/claims.ts';
import type { Profile } from '#shared/profile/profile.ts';
import {
  decideAdmission,
  decide as decideWith,
  type TokenPolicy,
} from '../../../functions/pre-token-generation/decide.ts';

const profile: Profile = {
  userId: 'u',
  status: 'active',
  roles: ['member'],
  plan: 'free',
  origin: 'sign-up',
  createdAt: '',
  updatedAt: '',
  version: 1,
};
const { mappings } = parseMappings(['roles', 'plan@access', 'tenant'], false);

const decide = (row: Profile, policy: Pick<TokenPolicy, 'mappings'>) =>
  decideWith(row, { own: { fields: {} }, ...policy }, { clientId: 'client', groups: [] });

describe('pre token generation: rule', () => {
  it('a profile gives its claims, each in its token, and none for missing fields', () => {
    expect(decide(profile, { mappings })).toEqual({
      outcome: 'enrich',
      claims: { id: { roles: ['member'] }, access: { roles: ['member'], plan: 'free' } },
      leftOut: 0,
      failed: false,
    });
  });

  it('a suspended profile is refused before any other rule applies', () => {
    const suspended: Profile = { ...profile, status: 'suspended', roles: ['x'.repeat(9_000)] };

    expect(decide(suspended, { mappings })).toEqual({ outcome: 'refuse' });
  });

  it('a profile over the size budget gives no claims, since a subset could grant more', () => {
    const many = { ...profile, roles: ['x'.repeat(claimsBudgetBytes)] };

    expect(decide(many, { mappings })).toEqual({ outcome: 'minimal' });
  });

  it('a profile within the size budget gives all of its claims', () => {
    const frame = Buffer.byteLength('{"roles":[""]}');
    const { mappings: roles } = parseMappings(['roles'], false);
    const fits = { ...profile, roles: ['x'.repeat(claimsBudgetBytes - frame)] };

    expect(decide(fits, { mappings: roles }).outcome).toBe('enrich');
    expect(decide({ ...fits, roles: [`${fits.roles[0]}x`] }, { mappings: roles }).outcome).toBe(
      'minimal',
    );
  });
});

describe('admission to tokens', () => {
  const open = { allowedClientIds: [], allowedDomains: [], blockedDomains: [] };
  const email = 'ada@example.com';

  it.each([
    [{}, 'any', email, 'admit'],
    [{ allowedClientIds: ['mine'] }, 'mine', email, 'admit'],
    [{ allowedClientIds: ['mine'] }, 'other', email, 'client_not_allowed'],
    [{ allowedClientIds: ['mine'] }, '', email, 'client_not_allowed'],
    [{ allowedDomains: ['example.com'] }, 'any', email, 'admit'],
    [{ allowedDomains: ['example.com'] }, 'any', 'ada@sub.example.com', 'domain_not_allowed'],
    [{ allowedDomains: ['example.com'] }, 'any', undefined, 'domain_not_allowed'],
    [{ allowedDomains: ['example.com'] }, 'any', 'no address', 'domain_not_allowed'],
    [{ blockedDomains: ['example.com'] }, 'any', email, 'domain_not_allowed'],
    [{ blockedDomains: ['example.com'] }, 'any', 'ada@sub.example.com', 'domain_not_allowed'],
    [{ blockedDomains: ['example.com'] }, 'any', 'no address', 'domain_not_allowed'],
    [{ blockedDomains: ['example.com'] }, 'any', 'ada@example.org', 'admit'],
    [{ blockedDomains: ['example.com'] }, 'any', undefined, 'admit'],
    [{}, 'any', 'no address', 'admit'],
  ] as const)('under %j of client %j with address %j: %s', (lists, clientId, address, outcome) => {
    expect(decideAdmission({ clientId, email: address }, { ...open, ...lists })).toBe(outcome);
  });
});
