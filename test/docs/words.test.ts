import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../local/paths.ts';

const pages = execFileSync(
  'git',
  [
    'ls-files',
    'README.md',
    'SECURITY.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'docs/*.md',
    'events/*.md',
  ],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));

/** What a reader reads as prose: neither code nor the targets of links. */
const proseOf = (path: string): string =>
  readFileSync(join(root, path), 'utf8')
    .replaceAll(/^```.*?^```/gms, '')
    .replaceAll(/`[^`]*`/g, '')
    .replaceAll(/\]\([^)]*\)/g, ']');

/** Words that sound translated or private; the field has its own for each. */
const refused = [
  /\b(some|no|every)body\b/i,
  /\bwhoever\b/i,
  /\bstrangers?\b/i,
  /\bdecoys?\b/i,
  /\bpapers?\b/i,
  /\b(tells?|told)\b/i,
  /\b(is|are) good for\b/i,
  /\bthrow-away\b/i,
  /\bthe (story|world)\b/i,
  /\balone\b/i,
];

const finding = (path: string, word: RegExp): readonly string[] => {
  const [found] = word.exec(proseOf(path)) ?? [];
  return found === undefined ? [] : [found];
};

it('the list of pages is not empty', () => {
  expect(pages).toEqual(
    expect.arrayContaining(['README.md', 'docs/attach.md', 'docs/ci/README.md']),
  );
});

it.each(pages)('%s uses the plain words of the field', (path) => {
  expect(refused.flatMap((word) => finding(path, word))).toEqual([]);
});
