import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../local/paths.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const [, section = ''] =
  /### Before the first deployment\n([\s\S]*?)\n## /.exec(read('docs/operations.md')) ?? [];

describe('The page about the questions before a deployment', () => {
  it('shows the screen that the command prints', () => {
    expect(section).toContain(read('test/cli/screens/before-deploy-ill-80.txt'));
  });

  it('names every action that the command calls', () => {
    const source = ['ses', 'quotas', 'rights']
      .map((name) => read(`cli/before-deploy/read/${name}.ts`))
      .join('\n');
    const actions = [...source.matchAll(/look\(\s*'([a-z-]+:\w+)'/g)].map(([, name = '']) => name);

    expect(actions.length).toBeGreaterThan(7);
    expect(actions.filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
  });
});
