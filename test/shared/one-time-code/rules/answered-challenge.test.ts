import { describe, expect, it } from 'vitest';
import {
  type AnsweredChallenge,
  readAnsweredChallenge,
  writeAnsweredChallenge,
} from '#shared/one-time-code/rules/answered-challenge.ts';
import { idOf } from '../states.ts';

const challenge: AnsweredChallenge = {
  slot: 0,
  challengeId: idOf('a'),
  kind: 'digits',
  pepperId: '0a1b2c3d',
};
const parameters = writeAnsweredChallenge(challenge);

describe('the challenge in the private parameters', () => {
  it.each([
    challenge,
    { ...challenge, slot: 1 },
    { ...challenge, kind: 'long' },
    { ...challenge, pepperId: undefined },
  ] as const)('is read as it was written: %j', (written) => {
    expect(readAnsweredChallenge(writeAnsweredChallenge(written))).toEqual(written);
  });

  it('holds texts only, as Cognito demands', () => {
    expect(Object.values(parameters).every((value) => typeof value === 'string')).toBe(true);
  });

  it.each([
    { challengeId: '' },
    { challengeId: 'A'.repeat(32) },
    { challengeId: `${idOf('a')}0` },
    { challengeId: `${idOf('a')}\n` },
    { kind: 'letters' },
    { kind: '' },
    { slot: '2' },
    { slot: '' },
  ])('is nothing where %j is not of this version', (changes) => {
    expect(readAnsweredChallenge({ ...parameters, ...changes })).toBeUndefined();
  });

  it.each([{}, { step: 'wait' }, null, undefined])('is nothing in %j', (none) => {
    expect(readAnsweredChallenge(none)).toBeUndefined();
  });
});
