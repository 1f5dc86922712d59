import { describe, expect, it } from 'vitest';
import { licenceProblems, licenceTable } from '../../release/licences.ts';

const under = (licence: string | undefined, name = 'a') => ({ name, version: '1.0.0', licence });

describe('the licence of bundled code', () => {
  it.each(['MIT', 'MIT-0', 'Apache-2.0', 'ISC', 'BSD-3-Clause', '0BSD', 'CC0-1.0'])(
    'bundled code may have the licence %s',
    (licence) => {
      expect(licenceProblems([under(licence)])).toEqual([]);
    },
  );

  it.each(['GPL-3.0-only', 'AGPL-3.0-or-later', 'MPL-2.0', 'MIT OR GPL-2.0', 'mit', '', undefined])(
    'bundled code may not have the licence %s, which is not in the list',
    (licence) => {
      const [problem] = licenceProblems([under('MIT', 'fine'), under(licence, 'odd')]);

      expect(problem).toContain('odd@1.0.0');
    },
  );
});

describe('the table of licences', () => {
  it('the table has one line for each licence, the most used first, and names packages without one', () => {
    const lines = licenceTable([under(undefined, 'z'), under('MIT', 'c'), under('MIT', 'b')]);

    expect(lines).toEqual(['MIT (2): b@1.0.0, c@1.0.0', 'none stated (1): z@1.0.0']);
  });
});
