import { describe, expect, it } from 'vitest';
import { matchesPattern, patternOf } from '#shared/iam/match/wildcard.ts';
import { cpuMsOf } from '../../support/cpu-time.ts';
import fc from '../../support/properties.ts';

describe('a pattern with wildcards', () => {
  it.each([
    ['xa*ab', 'xab', false],
    ['*aab', 'aaab', true],
    ['', '', true],
    ['**', '', true],
    ['?', '', false],
  ])('%j matches %j: %s', (pattern, text, expected) => {
    expect(matchesPattern(patternOf(pattern), text)).toBe(expected);
  });

  it('matches what the regular expression of the same meaning matches', () => {
    const texts = (chars: string) => fc.string({ unit: fc.constantFrom(...chars), maxLength: 8 });
    const property = fc.property(texts('ab*?'), texts('ab'), (pattern, text) => {
      const source = pattern.replaceAll('*', '.*').replaceAll('?', '.');
      const expected = new RegExp(`^${source}$`).test(text);
      expect(matchesPattern(patternOf(pattern), text)).toBe(expected);
    });
    fc.assert(property, { numRuns: 3000 });
  });

  it('of many stars is matched in less than a second', () => {
    const pattern = patternOf(`${'*a'.repeat(200)}b`);
    const ms = cpuMsOf(() => expect(matchesPattern(pattern, 'a'.repeat(2000))).toBe(false));
    expect(ms).toBeLessThan(1000);
  });
});
