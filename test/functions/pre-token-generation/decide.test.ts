import { describe, expect, it } from 'vitest';
import { parseMappings } from '#shared/profile/claim-mapping.ts';
import { claimsBudgetBytes } from '#shared/profile/claims.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { decide } from '../../../functions/pre-token-generation/decide.ts';

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

describe('a profile in tokens', () => {
  it('is its claims, each in its token, without what it does not have', () => {
    expect(decide(profile, { mappings })).toEqual({
      outcome: 'enrich',
      claims: { id: { roles: ['member'] }, access: { roles: ['member'], plan: 'free' } },
    });
  });

  it('that is suspended is refused, before anything else', () => {
    const suspended: Profile = { ...profile, status: 'suspended', roles: ['x'.repeat(9_000)] };

    expect(decide(suspended, { mappings })).toEqual({ outcome: 'refuse' });
  });

  it('over the budget is none at all: a part could mean more than the whole', () => {
    const many = { ...profile, roles: ['x'.repeat(claimsBudgetBytes)] };

    expect(decide(many, { mappings })).toEqual({ outcome: 'minimal' });
  });

  it('just within the budget is whole', () => {
    const frame = Buffer.byteLength('{"roles":[""]}');
    const { mappings: roles } = parseMappings(['roles'], false);
    const fits = { ...profile, roles: ['x'.repeat(claimsBudgetBytes - frame)] };

    expect(decide(fits, { mappings: roles }).outcome).toBe('enrich');
    expect(decide({ ...fits, roles: [`${fits.roles[0]}x`] }, { mappings: roles }).outcome).toBe(
      'minimal',
    );
  });
});
