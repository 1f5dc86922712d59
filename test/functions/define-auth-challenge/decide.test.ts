import { describe, expect, it } from 'vitest';
import type { ChallengeResult } from '#shared/events/trigger-event.ts';
import { decide } from '../../../functions/define-auth-challenge/decide.ts';

const round = (
  challengeResult: boolean,
  challengeMetadata: string | null = 'v1.code.0',
): ChallengeResult => ({
  challengeName: 'CUSTOM_CHALLENGE',
  challengeResult,
  challengeMetadata,
});
const wrong = round(false);
const right = round(true);
const foreign = (challengeName: string) => ({ challengeName, challengeResult: true });

const outcomeOf = (
  session: readonly ChallengeResult[],
  userNotFound = false,
  asksResend = false,
): string =>
  decide({ clientId: 'any', session, userNotFound, asksResend }, { allowedClientIds: [] }).outcome;

describe('an app client', () => {
  const facts = { session: [right], userNotFound: false, asksResend: false };

  it.each([
    ['any', [], 'tokens'],
    ['mine', ['mine', 'other'], 'tokens'],
    ['min', ['mine'], 'client_not_allowed'],
    ['MINE', ['mine'], 'client_not_allowed'],
    ['', ['mine'], 'client_not_allowed'],
  ] as const)(
    'the app client %j with the list %j and a right code gets %s',
    (clientId, allowedClientIds, outcome) => {
      expect(decide({ ...facts, clientId }, { allowedClientIds }).outcome).toBe(outcome);
    },
  );
});

describe('a sign-in by code', () => {
  it('begins with a challenge', () => {
    expect(outcomeOf([])).toBe('challenge');
  });

  it('goes on after a first and a second wrong answer', () => {
    expect(outcomeOf([wrong])).toBe('challenge');
    expect(outcomeOf([wrong, wrong])).toBe('challenge');
  });

  it('ends after the third wrong answer', () => {
    expect(outcomeOf([wrong, wrong, wrong])).toBe('fail');
  });

  it('gives tokens when the last answer was right', () => {
    expect(outcomeOf([right])).toBe('tokens');
    expect(outcomeOf([wrong, wrong, right])).toBe('tokens');
  });

  it('gives no tokens for a right answer that was not the last', () => {
    expect(outcomeOf([right, wrong])).toBe('challenge');
  });

  it('never gives tokens to somebody who does not exist, whatever verify said', () => {
    expect(outcomeOf([right], true)).toBe('fail');
  });

  it('walks somebody who does not exist through the same steps', () => {
    expect(outcomeOf([], true)).toBe('challenge');
    expect(outcomeOf([wrong, wrong], true)).toBe('challenge');
    expect(outcomeOf([wrong, wrong, wrong], true)).toBe('fail');
  });

  it.each([
    'SRP_A',
    'PASSWORD_VERIFIER',
    'DEVICE_SRP_AUTH',
    'SMS_MFA',
    'ADMIN_NO_SRP_AUTH',
    'NEW_ONE',
  ])('fails when %s is among the rounds, though it says true', (name) => {
    expect(outcomeOf([foreign(name)])).toBe('fail');
    expect(outcomeOf([foreign(name), right])).toBe('fail');
  });

  it('gives no tokens for a true that answered something else than a code', () => {
    expect(outcomeOf([round(true, 'v1.wait.0')])).toBe('fail');
    expect(outcomeOf([round(true, null)])).toBe('fail');
    expect(outcomeOf([round(true, 'CODE-1')])).toBe('fail');
  });

  it('fails on a round that another version wrote', () => {
    expect(outcomeOf([round(false, 'v9.code.0')])).toBe('fail');
  });

  it('does not count a resend as a wrong answer', () => {
    const resent = round(false, 'v1.code.1');

    expect(outcomeOf([wrong, resent, resent])).toBe('challenge');
  });

  it('does not count the round that asks for a new code, but its rounds all the same', () => {
    expect(outcomeOf([wrong, wrong, wrong], false, true)).toBe('challenge');
    expect(outcomeOf([wrong, wrong, wrong, wrong], false, true)).toBe('fail');
    expect(outcomeOf(Array(6).fill(round(false, 'v1.code.6')), false, true)).toBe('fail');
  });

  it('ends after six rounds, whatever they were', () => {
    const resent = round(false, 'v1.code.5');

    expect(outcomeOf(Array.from({ length: 6 }, () => resent))).toBe('fail');
  });
});
