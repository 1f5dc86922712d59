import { describe, expect, it } from 'vitest';
import { blockMs } from '#shared/one-time-code/limits.ts';
import { blockOf, oldBlocks } from '#shared/one-time-code/rules/blocks.ts';
import { isUsable } from '#shared/one-time-code/rules/usable.ts';
import { aChallenge, minute, second, t0 } from '../states.ts';

const block = blockOf(t0);
const now = t0 + minute;

describe('usable challenge', () => {
  it.each([
    ['a fresh one is usable', {}, 0, true],
    ['a used one is not', { usedBy: 'i' }, 0, false],
    ['a used long one is not', { kind: 'long', usedBy: 'i' }, 0, false],
    ['one with two answers is usable', { attempts: 2 }, 0, true],
    ['one with three answers is not', { attempts: 3 }, 0, false],
    ['a long one does not count answers', { kind: 'long', attempts: 3 }, 0, true],
    ['nine wrong answers in the block leave it usable', {}, 9, true],
    ['ten wrong answers in the block make it unusable', {}, 10, false],
    ['a full block does not concern a long one', { kind: 'long' }, 10, true],
    ['one that expires in a millisecond is usable', { expiresAt: now + 1 }, 0, true],
    ['one that expires now is not', { expiresAt: now }, 0, false],
    ['one dated 60 s ahead is usable', { createdAt: now + minute }, 0, true],
    ['one dated further ahead is not', { createdAt: now + minute + 1 }, 0, false],
  ] as const)('%s', (_, overrides, wrong, expected) => {
    const state = { wrongByBlock: { [block]: wrong } };

    expect(isUsable(aChallenge(overrides), state, now)).toBe(expected);
  });
});

describe('blocks of 12 h', () => {
  it('a new block begins every 12 h', () => {
    const seam = (block + 1) * blockMs;

    expect(blockOf(seam - 1)).toBe(block);
    expect(blockOf(seam)).toBe(block + 1);
  });

  it('counts of the last 48 h are kept, so that a clock that goes back meets them', () => {
    const counts = Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((ago) => [block - ago, 1]));

    expect(oldBlocks(counts, t0).toSorted((a, b) => a - b)).toEqual([block - 6, block - 5]);
  });

  it('any 24 h lie in three blocks at most', () => {
    for (let at = 0; at < blockMs; at += second * 30) {
      const last = blockOf(t0 + at + 2 * blockMs - 1);
      expect(last - blockOf(t0 + at)).toBeLessThanOrEqual(2);
    }
  });
});
