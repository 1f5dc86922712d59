import { describe, expect, it } from 'vitest';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import { decideKind } from '#shared/one-time-code/rules/kind.ts';
import { aState, mailsUntil, t0 } from '../states.ts';

const block = blockOf(t0);
const kindOf = (overrides: Parameters<typeof aState>[0], longCodesOnly = false) =>
  decideKind(aState(overrides), { longCodesOnly }, t0);

describe('kind of a new challenge', () => {
  it.each([
    ['five wrong answers in a row leave codes short', { wrongInARow: 5 }, 'digits'],
    ['six wrong answers in a row make the next code long', { wrongInARow: 6 }, 'long'],
    ['six wrong answers in a block leave codes short', { wrongByBlock: { [block]: 6 } }, 'digits'],
    [
      'seven wrong answers in a block make the next code long',
      { wrongByBlock: { [block]: 7 } },
      'long',
    ],
    ['ten in the block before leave codes short', { wrongByBlock: { [block - 1]: 10 } }, 'digits'],
    ['four unanswered mails leave codes short', { mails: mailsUntil(t0, 4) }, 'digits'],
    ['five unanswered mails make the next code long', { mails: mailsUntil(t0, 5) }, 'long'],
  ] as const)('%s', (_, overrides, expected) => {
    expect(kindOf(overrides)).toBe(expected);
  });

  it('is long for everybody with LongCodesOnly', () => {
    expect(kindOf({ mails: [] }, true)).toBe('long');
  });
});
