import { describe, expect, it } from 'vitest';
import type { OwnFields } from '#shared/extensions/claims.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { nextProfile, readFields } from '../../../cli/profile/change.ts';

const fields: OwnFields = {
  department: { type: 'text', claim: 'department' },
  seats: { type: 'number', default: 5 },
  beta: { type: 'boolean' },
  regions: { type: 'list' },
};

const profile: Profile = {
  userId: 'u',
  status: 'active',
  roles: ['member'],
  origin: 'sign-up',
  createdAt: '',
  updatedAt: '',
  version: 3,
};

const now = { at: 0, by: 'ada' };

const problemOf = (...field: readonly string[]): string => {
  const read = readFields({ field }, fields);
  return 'problem' in read ? read.problem : '';
};

describe('--field name=value', () => {
  it('is read as the type of its field, and an empty value removes it', () => {
    const field = ['department=R=D', 'seats=-0.5', 'beta=false', 'regions= eu , us,'];

    expect(readFields({ field }, fields)).toEqual({
      fields: {},
      own: { department: 'R=D', seats: -0.5, beta: false, regions: ['eu', 'us'] },
    });
    expect(readFields({ field: ['seats='] }, fields)).toEqual({ fields: {}, own: {} });
  });

  it.each([
    [
      'departement=x',
      'extensions/claims.ts has no field departement. It has department, seats, beta, regions. Did you mean department?',
    ],
    [
      'toString=x',
      'extensions/claims.ts has no field toString. It has department, seats, beta, regions.',
    ],
    ['seats=many', '--field seats must be a number such as 12 or 0.5.'],
    ['seats=1e999', '--field seats must be a number such as 12 or 0.5.'],
    ['beta=yes', '--field beta must be true or false.'],
    ['department= x', '--field department must be a text without blanks around it.'],
    ['department=\u001b[2J', '--field department must not hold control characters.'],
    [`department=${'x'.repeat(801)}`, '--field department must have at most 800 characters.'],
    ['department', '--field must be name=value.'],
    ['=x', '--field must be name=value.'],
  ])('is refused as %j', (field, problem) => {
    expect(problemOf(field)).toBe(problem);
  });

  it('is refused twice for one field, and where the extension declares none', () => {
    expect(problemOf('seats=1', 'seats=2')).toBe('--field seats is given twice.');
    expect(readFields({ field: ['a=b'] }, {})).toEqual({
      problem: 'extensions/claims.ts declares no fields.',
    });
  });
});

describe('a change of fields', () => {
  const set = (own: Parameters<typeof nextProfile>[1] & { kind: 'set' }) =>
    nextProfile({ ...profile, own: { seats: 7, beta: true } }, own, now, fields);

  it('changes the named ones, removes the empty ones and leaves the others', () => {
    expect(set({ kind: 'set', fields: {}, own: { seats: 8, beta: undefined } })).toMatchObject({
      outcome: 'changed',
      profile: { own: { seats: 8 }, version: 4 },
    });
  });

  it('is none where the values are the same', () => {
    expect(set({ kind: 'set', fields: {}, own: { seats: 7 } }).outcome).toBe('unchanged');
  });

  it('is refused when no token could carry the claim', () => {
    const own = { department: 'x'.repeat(2_100) };

    expect(set({ kind: 'set', fields: {}, own }).outcome).toBe('refused');
  });
});
