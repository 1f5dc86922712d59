import { describe, expect, it } from 'vitest';
import { decideLaterRound } from '#shared/one-time-code/rules/later-round.ts';
import { readRoundMemory, writeRoundMemory } from '#shared/one-time-code/rules/round-memory.ts';
import { publicParameters, shownLength, shownLifeMs } from '#shared/one-time-code/rules/shown.ts';
import { aChallenge, aState, idOf, minute, second, t0 } from '../states.ts';

const memory = {
  step: 'code',
  resends: 0,
  kind: 'digits',
  slot: 0,
  challengeId: idOf('a'),
} as const;

describe('later round', () => {
  it("shows this sign-in's challenge while it is usable, also when a newer one exists", () => {
    const newer = aChallenge({ id: idOf('b'), createdAt: t0 + 5 * minute });
    const state = aState({ slots: [aChallenge(), newer], newestSlot: 1 });

    expect(decideLaterRound(state, memory, t0 + 6 * minute)).toEqual({
      outcome: 'show',
      challenge: aChallenge(),
      slot: 0,
    });
  });

  it.each([
    ['spent', { attempts: 3 }],
    ['used', { usedBy: 'i' }],
    ['replaced', { id: idOf('b') }],
    ['expired', { expiresAt: t0 }],
  ])('shows a challenge that is %s as dead', (_, overrides) => {
    const state = aState({ slots: [aChallenge(overrides), undefined] });

    expect(decideLaterRound(state, memory, t0 + second)).toEqual({ outcome: 'dead', memory });
  });

  it('of a sign-in that had to wait shows the rest of the pause, and never less than nothing', () => {
    const waits = { step: 'wait', resends: 0 } as const;

    expect(decideLaterRound(aState(), waits, t0 + 20 * second)).toEqual({
      outcome: 'wait',
      retryInMs: 10 * second,
    });
    expect(decideLaterRound(aState(), waits, t0 + minute)).toEqual({
      outcome: 'wait',
      retryInMs: 0,
    });
  });
});

describe('memory of a round', () => {
  it.each([
    memory,
    { ...memory, kind: 'long', slot: 1, resends: 3 },
    { step: 'wait', resends: 2 },
  ] as const)('%j is read as it was written', (written) => {
    expect(readRoundMemory(writeRoundMemory(written))).toEqual(written);
  });

  it.each([
    null,
    undefined,
    '',
    'CODE-1',
    'v1.code.0',
    'v2.wait',
    'v2.wait.10',
    `v2.code.0.digits.2.${idOf('a')}`,
    `v2.code.0.letters.0.${idOf('a')}`,
    'v2.code.0.digits.0.xyz',
    `${writeRoundMemory(memory)}\n`,
  ])('%j is ignored', (metadata) => {
    expect(readRoundMemory(metadata)).toBeUndefined();
  });
});

describe('what the client is shown', () => {
  it.each([
    [0, 300],
    [299, 300],
    [300, 300],
    [301, 299],
    [599, 1],
    [601, 0],
  ])('a challenge of %i s is shown with %i s', (age, seconds) => {
    expect(shownLifeMs(aChallenge(), t0 + age * second)).toBe(seconds * second);
  });

  it('a long code is shown as 16 letters, a short one with its own length', () => {
    const code = { step: 'code', destination: '***@***', expiresInMs: 1_999 } as const;
    const length = (kind: 'digits' | 'long') => shownLength(kind, { codeLength: 9 });

    expect(publicParameters({ ...code, kind: 'long', codeLength: length('long') })).toEqual({
      step: 'code',
      channel: 'email',
      destination: '***@***',
      codeKind: 'letters',
      codeLength: '16',
      expiresInSeconds: '1',
      resendInSeconds: '30',
    });
    expect(
      publicParameters({ ...code, kind: 'digits', codeLength: length('digits') }),
    ).toMatchObject({
      codeKind: 'digits',
      codeLength: '9',
    });
  });

  it('a wait is rounded up, a life down, and neither is below zero', () => {
    expect(publicParameters({ step: 'wait', retryInMs: 1_001 })).toEqual({
      step: 'wait',
      channel: 'email',
      retryInSeconds: '2',
    });
    expect(publicParameters({ step: 'wait', retryInMs: -1 })).toMatchObject({
      retryInSeconds: '0',
    });
    const dead = { step: 'code', destination: '', kind: 'digits', codeLength: 8 } as const;
    expect(publicParameters({ ...dead, expiresInMs: -5 })).toMatchObject({ expiresInSeconds: '0' });
  });
});
