import { describe, expect, it } from 'vitest';
import { hashCode } from '#shared/one-time-code/code.ts';
import type { ChallengeRow } from '#shared/one-time-code/row.ts';
import { judge, readQuestion } from '../../../functions/verify-auth-challenge-response/decide.ts';

const challengeId = 'c'.repeat(32);
const ask = (changes: object = {}) =>
  readQuestion({ answer: '1234-5678', challengeId, action: undefined, ...changes }, 8);

describe('an answer', () => {
  it('asks for its digits under its challenge', () => {
    expect(ask()).toEqual({ kind: 'question', digits: '12345678', challengeId });
  });

  it.each([null, undefined, '', '1234567', 'x'.repeat(10_000)])(
    '%j cannot be a code, and asks nothing',
    (answer) => {
      expect(ask({ answer })).toEqual({ kind: 'none', reason: 'shape' });
    },
  );

  it('without a challenge asks nothing', () => {
    expect(ask({ challengeId: undefined })).toEqual({ kind: 'none', reason: 'shape' });
  });

  it('is not looked at where a new code is asked for', () => {
    expect(ask({ action: 'resend' })).toEqual({ kind: 'none', reason: 'resend' });
    expect(ask({ action: 'RESEND' }).kind).toBe('question');
  });
});

describe('digits', () => {
  const peppers = { current: 'n'.repeat(64), previous: 'p'.repeat(64) };
  const place = { userPoolId: 'pool', clientId: 'client', user: 'sub' };
  const context = { ...place, challengeId, channel: 'email', destHash: 'd' } as const;
  const rowWith = (h: string | undefined) =>
    ({ cid: challengeId, destHash: 'd', ...(h === undefined ? {} : { h }) }) as ChallengeRow;
  const row = rowWith(hashCode(peppers.current, context, '12345678'));
  const facts = { ...place, row, digits: '12345678' };

  it('that are the code are right', () => {
    expect(judge(facts, peppers)).toBe('right');
  });

  it('that were hashed under the pepper before are right during the rotation alone', () => {
    const older = rowWith(hashCode(peppers.previous, context, '12345678'));

    expect(judge({ ...facts, row: older }, peppers)).toBe('right');
    expect(judge({ ...facts, row: older }, { current: peppers.current })).toBe('wrong');
  });

  it.each([
    ['other digits', { digits: '12345679' }],
    ['another client of the same user', { clientId: 'other' }],
    ['another user', { user: 'other' }],
    ['another pool', { userPoolId: 'other' }],
    ['a code that is used', { row: rowWith(undefined) }],
    ['a hash that is damaged', { row: rowWith('ab') }],
    ['a code that went elsewhere', { row: { ...row, destHash: 'e' } }],
    ['another challenge', { row: { ...row, cid: 'e'.repeat(32) } }],
  ])('are wrong for %s', (_what, changes) => {
    expect(judge({ ...facts, ...changes }, peppers)).toBe('wrong');
  });
});
