import { describe, expect, it } from 'vitest';
import { computeCode } from '#shared/one-time-code/secrets/code.ts';
import { pepperIdOf } from '#shared/one-time-code/secrets/pepper-set.ts';
import { compare, readAttempt } from '../../../functions/verify-auth-challenge-response/decide.ts';

const policy = { codeLength: 8 };
const pepper = 'p'.repeat(64);
const peppers = { current: pepper };
const challengeId = 'a'.repeat(32);
const parameters = {
  step: 'code',
  challengeId,
  slot: '1',
  kind: 'digits',
  pepper: pepperIdOf(pepper),
};
const challenge = {
  challengeId,
  slot: 1,
  kind: 'digits',
  pepperId: pepperIdOf(pepper),
} as const;
const given = { answer: '1234 5678', parameters, action: undefined };

describe('an answer', () => {
  it('to a challenge is an attempt at it', () => {
    expect(readAttempt(given, policy)).toEqual({ kind: 'attempt', typed: '12345678', challenge });
  });

  it.each([
    ['resend', { action: 'resend' }, 'resend'],
    ['resend without a challenge', { action: 'resend', parameters: null }, 'resend'],
    ['round that waited', { parameters: { step: 'wait' } }, 'no challenge'],
    ['round without parameters', { parameters: null }, 'no challenge'],
    ['letter among the digits', { answer: '1234567x' }, 'shape'],
    ['digit too few', { answer: '1234567' }, 'shape'],
    ['digit too many', { answer: '123456789' }, 'shape'],
    ['missing answer', { answer: null }, 'shape'],
    ['very long answer', { answer: ' '.repeat(200) }, 'shape'],
  ])('%s is not looked at', (_, changes, reason) => {
    expect(readAttempt({ ...given, ...changes }, policy)).toEqual({ kind: 'none', reason });
  });

  it('another action than a resend does not stop an attempt', () => {
    expect(readAttempt({ ...given, action: 'RESEND' }, policy).kind).toBe('attempt');
  });
});

describe('comparison', () => {
  const address = 'ada@example.com';
  const context = { userPoolId: 'pool', user: 'sub', channel: 'email', address } as const;
  const typed = computeCode(pepper, { ...context, kind: 'digits', challengeId }, 8);
  const facts = { typed, challenge, userPoolId: 'pool', user: 'sub', address };

  it('of the code of the challenge is right', () => {
    expect(compare(facts, peppers, policy)).toBe('right');
  });

  it('under the previous pepper of a rotation is right', () => {
    const rotated = { current: 'n'.repeat(64), previous: pepper };

    expect(compare(facts, rotated, policy)).toBe('right');
  });

  it.each([
    ['another code', { typed: typed === '00000000' ? '00000001' : '00000000' }],
    ['another pool', { userPoolId: 'other' }],
    ['another user', { user: 'other' }],
    ['an address that changed since', { address: 'eve@example.com' }],
    ['another challenge', { challenge: { ...challenge, challengeId: 'b'.repeat(32) } }],
    ['a challenge that is gone', { challenge: { ...challenge, pepperId: undefined } }],
    ['a challenge under an unknown pepper', { challenge: { ...challenge, pepperId: 'ffffffff' } }],
  ])('for %s is wrong', (_, changes) => {
    expect(compare({ ...facts, ...changes }, peppers, policy)).toBe('wrong');
  });

  it('without an address is wrong, though the code is the computed one', () => {
    const nowhere = { ...context, address: '', kind: 'digits', challengeId } as const;
    const code = computeCode(pepper, nowhere, 8);

    expect(compare({ ...facts, typed: code, address: '' }, peppers, policy)).toBe('wrong');
  });

  it('under an unknown pepper is wrong, though the code is that of the current one', () => {
    const unknown = { ...challenge, pepperId: 'ffffffff' };

    expect(compare({ ...facts, challenge: unknown }, peppers, policy)).toBe('wrong');
  });
});
