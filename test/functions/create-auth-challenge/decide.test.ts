import { describe, expect, it } from 'vitest';
import { readRound } from '../../../functions/create-auth-challenge/decide.ts';

const id = 'a'.repeat(32);
const round = (challengeMetadata: string | null, challengeName = 'CUSTOM_CHALLENGE') => ({
  challengeName,
  challengeResult: false,
  challengeMetadata,
});
const password = [round(null, 'SRP_A'), round(null, 'PASSWORD_VERIFIER')];
const code = round(`v2.code.1.digits.0.${id}`);
const memory = { step: 'code', resends: 1, kind: 'digits', slot: 0, challengeId: id };

describe('a round', () => {
  it('without a custom challenge before it is a start, also after a password', () => {
    expect(readRound([], false)).toEqual({ kind: 'start', resends: 0 });
    expect(readRound(password, false)).toEqual({ kind: 'start', resends: 0 });
  });

  it('that asks for a mail in the first round is a start and no resend', () => {
    expect(readRound([], true)).toEqual({ kind: 'start', resends: 0 });
  });

  it('after a wrong answer is a later one with the memory of the last custom challenge', () => {
    expect(readRound([...password, code], false)).toEqual({ kind: 'later', memory });
    expect(readRound([round('v2.wait.0'), code], false)).toEqual({ kind: 'later', memory });
  });

  it('that asks for another mail is a resend and counts it', () => {
    expect(readRound([code], true)).toEqual({ kind: 'resend', resends: 2 });
    expect(readRound([round('v2.wait.0')], true)).toEqual({ kind: 'resend', resends: 1 });
  });

  it.each([null, 'v1.code.0', 'v2.code.0', 'CODE-1'])(
    'after one that another version wrote mails nothing: %j',
    (metadata) => {
      expect(readRound([round(metadata)], false)).toEqual({
        kind: 'later',
        memory: { step: 'wait', resends: 0 },
      });
    },
  );
});
