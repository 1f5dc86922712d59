import { describe, expect, it } from 'vitest';
import { templateFile } from '../../local/paths.ts';
import { readRawTemplate } from '../../local/template/raw-template.ts';
import { deprecations, runtimeProblem, standingOf } from '../../release/runtimes.ts';

const at = (date: string): number => Date.parse(date);

describe('a runtime of Lambda', () => {
  it('a runtime is current until half a year before its deprecation', () => {
    expect(standingOf('nodejs24.x', at('2027-10-29T23:59:59.999Z')).standing).toBe('current');
  });

  it('a runtime is ending from half a year before its deprecation onwards', () => {
    const moments = ['2027-10-30T00:00:00Z', '2028-04-30T00:00:00Z', '2031-01-01T00:00:00Z'];

    for (const moment of moments) {
      const found = standingOf('nodejs24.x', at(moment));
      expect(found).toEqual({ standing: 'ending', deprecatedOn: '2028-04-30' });
    }
  });

  it('a runtime that is ending stops a release and is named with its date', () => {
    const problem = runtimeProblem('nodejs20.x', at('2026-04-01'));

    expect(problem).toContain('nodejs20.x is deprecated on 2026-04-30');
  });

  it('a runtime without a known date stops a release', () => {
    expect(standingOf('nodejs99.x', 0)).toEqual({ standing: 'unknown' });
    expect(runtimeProblem('nodejs99.x', 0)).toContain('release/runtimes.ts');
  });

  it('every runtime in the table has a valid date', () => {
    for (const date of Object.values(deprecations)) {
      expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
    }
  });

  it('every runtime of the template is in the table', () => {
    const { Runtime } = readRawTemplate(templateFile).Globals.Function;

    expect(Object.keys(deprecations)).toContain(Runtime);
  });
});
