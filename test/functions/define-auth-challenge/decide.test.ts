import { describe, expect, it } from 'vitest';
import { foreign, outcomeOf, right, waited, withMetadata, wrong } from './rounds.ts';

const cognitosOwn = [
  'SRP_A',
  'PASSWORD_VERIFIER',
  'NEW_PASSWORD_REQUIRED',
  'DEVICE_SRP_AUTH',
  'DEVICE_PASSWORD_VERIFIER',
  'SMS_MFA',
  'SOFTWARE_TOKEN_MFA',
  'EMAIL_OTP',
  'ADMIN_NO_SRP_AUTH',
  'NEW_ONE',
];

describe('a sign-in by code', () => {
  it('begins with a challenge', () => {
    expect(outcomeOf([])).toBe('challenge');
  });

  it('goes on after a first and a second wrong answer', () => {
    expect(outcomeOf([wrong()])).toBe('challenge');
    expect(outcomeOf([wrong(), wrong()])).toBe('challenge');
  });

  it('ends after the third wrong answer', () => {
    expect(outcomeOf([wrong(), wrong(), wrong()])).toBe('fail');
  });

  it('gives tokens when the last answer was right', () => {
    expect(outcomeOf([right()])).toBe('tokens');
    expect(outcomeOf([wrong(), wrong(), right()])).toBe('tokens');
  });

  it('gives no tokens for a right answer that was not the last', () => {
    expect(outcomeOf([right(), wrong()])).toBe('challenge');
  });

  it('never gives tokens to an unknown user, whatever verify said', () => {
    expect(outcomeOf([right()], { userNotFound: true })).toBe('fail');
  });

  it('takes an unknown user through the same steps', () => {
    const userNotFound = true;

    expect(outcomeOf([], { userNotFound })).toBe('challenge');
    expect(outcomeOf([wrong(), wrong()], { userNotFound })).toBe('challenge');
    expect(outcomeOf([wrong(), wrong(), wrong()], { userNotFound })).toBe('fail');
  });

  it.each(cognitosOwn)('fails when %s is among the rounds, though it says true', (name) => {
    expect(outcomeOf([foreign(name)])).toBe('fail');
    expect(outcomeOf([foreign(name), right()])).toBe('fail');
    expect(outcomeOf([wrong(), foreign(name)])).toBe('fail');
  });

  it('fails on a true of a round that asked for no code', () => {
    expect(outcomeOf([{ ...waited(), challengeResult: true }])).toBe('fail');
  });

  it.each([null, 'CODE-1', 'v1.code.0', 'v9.code.0', 'v2.code.0'])(
    'fails on a round that another version wrote: %j',
    (metadata) => {
      expect(outcomeOf([withMetadata(true, metadata)])).toBe('fail');
      expect(outcomeOf([withMetadata(false, metadata)])).toBe('fail');
    },
  );

  it('does not count a round that waited as a wrong answer', () => {
    expect(outcomeOf([waited(), waited(), waited(), wrong(), wrong()])).toBe('challenge');
  });

  it('ends after eight rounds, whatever they were', () => {
    expect(outcomeOf(Array.from({ length: 7 }, () => waited()))).toBe('challenge');
    expect(outcomeOf(Array.from({ length: 8 }, () => waited()))).toBe('fail');
  });
});

describe('a resend', () => {
  it('counts as no wrong answer, in the round that asks for it and in later ones', () => {
    expect(outcomeOf([wrong(), wrong(), wrong()], { asksResend: true })).toBe('challenge');
    expect(outcomeOf([wrong(), wrong(0), wrong(1)])).toBe('challenge');
    expect(outcomeOf([wrong(0), wrong(1), wrong(1), wrong(1)])).toBe('fail');
  });

  it('is allowed three times in a sign-in, and a fourth ends it', () => {
    const three = [wrong(0), wrong(1), wrong(2)];

    expect(outcomeOf(three, { asksResend: true })).toBe('challenge');
    expect(outcomeOf([...three, wrong(3)], { asksResend: true })).toBe('fail');
  });

  it('counts as no round', () => {
    const resends = [waited(0), waited(1), waited(2)];
    const rounds = (count: number) => Array.from({ length: count }, () => waited(3));

    expect(outcomeOf([...resends, ...rounds(7)])).toBe('challenge');
    expect(outcomeOf([...resends, ...rounds(8)])).toBe('fail');
  });

  it('does not stop tokens for a right answer after it', () => {
    expect(outcomeOf([wrong(0), wrong(1), wrong(2), right(3)])).toBe('tokens');
  });
});
