import { describe, expect, it } from 'vitest';
import { decideStart } from '#shared/one-time-code/rules/start.ts';
import { knownState } from '#shared/one-time-code/secrets/known-state.ts';
import { pepperIdOf } from '#shared/one-time-code/secrets/pepper-set.ts';
import { aChallenge, aState, idOf, second, t0 } from '../states.ts';

const [current, previous] = ['a'.repeat(64), 'b'.repeat(64)];
const made = aChallenge({ pepperId: pepperIdOf(current) });
const before = aChallenge({ id: idOf('b'), pepperId: pepperIdOf(previous) });
const state = aState({ slots: [made, before], newestSlot: 1, wrongInARow: 2 });

describe('a state during and after a rotation', () => {
  it('keeps the challenges under both peppers while both are known', () => {
    expect(knownState(state, { current, previous })).toEqual(state);
  });

  it('loses the challenges under a pepper that was dropped, and nothing else', () => {
    expect(knownState(state, { current })).toEqual({ ...state, slots: [made, undefined] });
  });

  it('with a dropped pepper makes a new challenge where it would have joined', () => {
    const now = t0 + 40 * second;
    const policy = { longCodesOnly: false };

    expect(decideStart(state, policy, now).outcome).toBe('mailAgain');
    expect(decideStart(knownState(state, { current }), policy, now)).toMatchObject({
      outcome: 'newChallenge',
      slot: 1,
    });
  });
});
