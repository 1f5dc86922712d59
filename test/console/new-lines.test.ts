import { describe, expect, it } from 'vitest';
import { newLines } from '../../console/playground/new-lines.ts';

describe('the lines of an invocation', () => {
  it.each([
    ['begin where the earlier ones end', ['a', 'b'], ['a', 'b', 'c'], ['c']],
    ['are all where there were none', [], ['a', 'b'], ['a', 'b']],
    ['are found in a full log, which dropped as many', ['a', 'b', 'c'], ['b', 'c', 'd'], ['d']],
    ['are all where the earlier ones are dropped', ['a', 'b'], ['c', 'd'], ['c', 'd']],
    ['are none where nothing came', ['a', 'b'], ['a', 'b'], []],
    ['may be like earlier ones', ['a', 'a'], ['a', 'a', 'a'], ['a']],
  ])('%s', (_, before, after, expected) => {
    expect(newLines(before, after)).toEqual(expected);
  });
});
