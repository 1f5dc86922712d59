import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../local/paths.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);

/** The names in the first column of the table. */
const inTable = [...read('CONTRIBUTING.md').matchAll(/^\| `([a-z:-]+)`/gm)].map(([, name]) => name);

/** What checks before it starts anything that the dependencies are there (launch.mjs). */
const checked = /^(?:node (?:launch|cli\/main)\.mjs|npm run )/;

/** Pages that send a reader to a script. */
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).filter((page) =>
  read(page).includes('npm run '),
);

describe('The scripts of package.json', () => {
  it.each(Object.entries<string>(JSON.parse(read('package.json')).scripts))(
    '%s asks for npm ci where it was forgotten, before it starts a tool',
    (_, command) => {
      expect(command).toMatch(checked);
    },
  );
});

describe('The list of scripts', () => {
  it('CONTRIBUTING.md lists every script of package.json once, and none that is not there', () => {
    const byHand = scripts.filter((name) => name !== 'prepack');

    expect(inTable.toSorted()).toEqual(byHand.toSorted());
  });

  it.each(pages)('%s runs only scripts that exist', (page) => {
    const named = [...read(page).matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)];

    const names = named.map(([, name = '']) => name);
    expect(names.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});
