import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../local/paths.ts';
import { guarantees } from '../attack/guarantees.ts';

const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');

/** Each rule of a section begins with a bold sentence; its tests are linked before the next one begins. */
const rulesOf = (heading: string) => {
  const [, section = ''] = new RegExp(`^## ${heading}\\n(.*?)^## `, 'ms').exec(page) ?? [];
  return section
    .split(/^(?=\*\*)/m)
    .slice(1)
    .map((text) => ({
      claim: /^\*\*(.*?)\*\*/s.exec(text)?.[1]?.replaceAll('\n', ' ') ?? '',
      text,
    }));
};

const guaranteed = rulesOf('What is guaranteed');
const rules = [...guaranteed, ...rulesOf('Further rules')];

describe('SECURITY.md', () => {
  it('guarantees exactly what npm run prove shows', () => {
    expect(guaranteed.map(({ claim }) => claim)).toEqual(
      guarantees.map(({ sentence }) => sentence),
    );
    expect(rules.length).toBeGreaterThan(guarantees.length);
  });

  it.each(rules)('the rule «$claim» links a test that exists', ({ text }) => {
    const tests = [...text.matchAll(/\]\((test\/[^)]+\.test\.ts)\)/g)].map(([, path = '']) => path);

    expect(tests).not.toEqual([]);
    expect(tests.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
