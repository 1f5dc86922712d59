import { describe, expect, it } from 'vitest';
import type { Profile } from '#shared/profile/profile.ts';
import { type Change, nextProfile, readFields } from '../../../cli/profile/change.ts';
import { liftsSuspension } from '../../../cli/profile/erase.ts';

const profile: Profile = {
  userId: 'u',
  status: 'active',
  roles: ['member'],
  tenant: 'acme',
  plan: 'free',
  origin: 'sign-up',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  version: 3,
};

const now = { at: Date.UTC(2026, 1, 1), by: 'ada' };

const set = (fields: Extract<Change, { kind: 'set' }>['fields']) =>
  nextProfile(profile, { kind: 'set', fields }, now);

describe('a change of a profile', () => {
  it('raises the version by one and says when and who', () => {
    expect(nextProfile(profile, { kind: 'suspend' }, now)).toEqual({
      outcome: 'changed',
      profile: {
        ...profile,
        status: 'suspended',
        version: 4,
        updatedAt: '2026-02-01T00:00:00.000Z',
        updatedBy: 'ada',
      },
    });
  });

  it('is none when the profile is so already', () => {
    expect(nextProfile(profile, { kind: 'activate' }, now).outcome).toBe('unchanged');
    expect(set({ tenant: 'acme', roles: ['member'] }).outcome).toBe('unchanged');
  });

  it('takes a tenant away by an empty text', () => {
    const changed = set({ tenant: '' });

    expect(changed).toMatchObject({ outcome: 'changed' });
    expect('profile' in changed && 'tenant' in changed.profile).toBe(false);
  });

  it('is refused when no token could carry the claims: the user would be locked out', () => {
    const roles = Array.from({ length: 300 }, (_, i) => `role-${i}`);

    expect(set({ roles })).toMatchObject({ outcome: 'refused' });
  });
});

describe('the fields of a change', () => {
  it('are read as the functions read their defaults', () => {
    expect(readFields({ roles: ' admin , member,,', plan: 'pro' })).toEqual({
      fields: { roles: ['admin', 'member'], plan: 'pro' },
    });
  });

  it('must be at least one', () => {
    expect(readFields({})).toHaveProperty('problem');
  });

  it.each([
    ['tenant', 129],
    ['plan', 129],
    ['roles', 801],
  ])('may not be longer than template.yaml allows: %s', (name, length) => {
    const read = readFields({ [name]: 'x'.repeat(length) });

    expect(read).toMatchObject({ problem: expect.stringContaining(`--${name}`) });
    expect(JSON.stringify(read)).not.toContain('xxxx');
  });
});

describe('a tenant, which becomes a session tag of AWS credentials', () => {
  it.each(['acme', 'Zürich 東京 4', 'a_b.c:d/e=f+g-h@i', ''])('may be «%s»', (tenant) => {
    expect(readFields({ tenant })).toEqual({ fields: { tenant } });
  });

  it.each(['Acme & Co', 'a,b', 'a*', 'a\tb', 'a\u0000', "it's", '$' + '{x}'])(
    'is refused as %j, with the characters that a tag takes',
    (tenant) => {
      expect(readFields({ tenant })).toEqual({
        problem: expect.stringContaining('letters, digits, spaces and _ . : / = + - @'),
      });
    },
  );

  it('is refused with a blank at an end, which the stack’s own DefaultTenant is too', () => {
    expect(readFields({ tenant: ' acme' })).toHaveProperty('problem');
  });
});

describe('a plan and roles, which become claims alone', () => {
  it('may hold what no session tag takes', () => {
    expect(readFields({ plan: 'Pro & more', roles: 'r&d,ops' })).toEqual({
      fields: { plan: 'Pro & more', roles: ['r&d', 'ops'] },
    });
  });

  it('are refused with control characters', () => {
    expect(readFields({ plan: 'pro\u001b[2J' })).toHaveProperty('problem');
    expect(readFields({ roles: 'a\u0000' })).toHaveProperty('problem');
  });
});

describe('erasing a suspended profile', () => {
  it.each([
    ['enabled', true],
    ['unknown', true],
    ['disabled', false],
    ['gone', false],
  ] as const)('would lift the suspension of a user who is %s: %s', (inPool, lifts) => {
    expect(liftsSuspension({ status: 'suspended' }, inPool)).toBe(lifts);
    expect(liftsSuspension({ status: 'active' }, inPool)).toBe(false);
  });
});
