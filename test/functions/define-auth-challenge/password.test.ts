import { describe, expect, it } from 'vitest';
import { foreign, outcomeOf, password, right, wrong } from './rounds.ts';

const [srp, verifier] = [foreign('SRP_A'), foreign('PASSWORD_VERIFIER')];
const passwordFirst = true;

describe('a sign-in by password and code', () => {
  it('goes from SRP_A to the password, to a code, to tokens', () => {
    expect(outcomeOf([srp], { passwordFirst })).toBe('password');
    expect(outcomeOf(password, { passwordFirst })).toBe('challenge');
    expect(outcomeOf([...password, wrong()], { passwordFirst })).toBe('challenge');
    expect(outcomeOf([...password, right()], { passwordFirst })).toBe('tokens');
  });

  it('counts three wrong answers as without a password', () => {
    const rounds = [...password, wrong(), wrong()];

    expect(outcomeOf(rounds, { passwordFirst })).toBe('challenge');
    expect(outcomeOf([...rounds, wrong()], { passwordFirst })).toBe('fail');
  });

  it('never gives tokens to an unknown user', () => {
    expect(outcomeOf([...password, right()], { passwordFirst, userNotFound: true })).toBe('fail');
  });

  it.each([
    ['nothing', []],
    ['a code only', [right()]],
    ['SRP_A and a code', [srp, right()]],
    ['a password without SRP_A', [verifier]],
    ['a password without SRP_A, and a code', [verifier, right()]],
    ['both in the wrong order', [verifier, srp, right()]],
    ['SRP_A twice', [srp, srp]],
    ['SRP_A twice and a code', [srp, srp, right()]],
    ['a password twice', [...password, verifier, right()]],
    ['a wrong SRP_A', [foreign('SRP_A', false)]],
    ['a wrong password', [srp, foreign('PASSWORD_VERIFIER', false)]],
    ['a wrong password and a code', [srp, foreign('PASSWORD_VERIFIER', false), right()]],
    ['a code before the password', [right(), ...password]],
    ['a password at the end', [...password, right(), verifier]],
  ])('fails after %s', (_, session) => {
    expect(outcomeOf(session, { passwordFirst })).toBe('fail');
  });

  it.each(['NEW_PASSWORD_REQUIRED', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'DEVICE_SRP_AUTH'])(
    'fails when %s is among the rounds',
    (name) => {
      expect(outcomeOf([srp, foreign(name)], { passwordFirst })).toBe('fail');
      expect(outcomeOf([...password, foreign(name)], { passwordFirst })).toBe('fail');
      expect(outcomeOf([...password, foreign(name), right()], { passwordFirst })).toBe('fail');
    },
  );

  it('fails where no password is asked for', () => {
    expect(outcomeOf([srp])).toBe('fail');
    expect(outcomeOf(password)).toBe('fail');
    expect(outcomeOf([...password, right()])).toBe('fail');
  });
});
