import { describe, expect, it } from 'vitest';
import { decideCase } from './case.ts';
import { cases } from './cases.ts';

describe('a policy case', () => {
  it('is one of at least 32', () => {
    expect(cases.length).toBeGreaterThanOrEqual(32);
  });

  it.each(cases)('%s is decided as AWS does', (_, one, decided) => {
    expect(decideCase(one).decision).toBe(decided);
  });
});
