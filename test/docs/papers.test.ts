import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { refusals } from '../../shared/errors.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const papers = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));

/** Targets of links, code aside: a pattern in code can look like one. */
const linksOf = (path: string): readonly string[] => {
  const prose = read(path).replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].map(
    ([, target]) => target ?? '',
  );
};

describe('the papers', () => {
  it.each(papers)('link only to files that are there: %s', (path) => {
    const dead = linksOf(path).filter((target) => !existsSync(join(root, dirname(path), target)));
    expect(dead).toEqual([]);
  });

  it('number the decisions without a gap, in the name and in the title', () => {
    const files = readdirSync(join(root, 'docs/decisions')).sort();

    const titles = files.map((file) => /^# (\d+)\. /.exec(read(`docs/decisions/${file}`))?.[1]);
    const numbers = files.map((_, index) => index + 1);
    expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(numbers);
    expect(titles.map(Number)).toEqual(numbers);
  });

  it('list in docs/messages.md exactly what users may be told, word by word', () => {
    const lines = read('docs/messages.md').split('\n');
    const rows = lines
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .filter(([, code]) => code?.startsWith('`'))
      .map(([, code, sentence]) => [code?.replaceAll('`', ''), sentence]);
    expect(Object.fromEntries(rows)).toEqual(refusals);
  });
});
