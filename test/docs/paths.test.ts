import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../local/paths.ts';

/** Pages that send a reader to files by their paths. */
const pages = ['CONTRIBUTING.md', 'docs/architecture.md'];

const rooms = /^(functions|shared|local|cli|test|bench|release|deploy|docs|events|\.ci)\//;

/** Paths in code spans; `<trigger>` stands for any name. */
const pathsIn = (page: string): readonly string[] =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/`([^`\s]+)`/g)]
    .map(([, span = '']) => span)
    .filter((span) => rooms.test(span));

const isThere = (path: string): boolean =>
  globSync(path.replaceAll(/<[a-z]+>/g, '*'), { cwd: root }).length > 0;

it.each(pages)('%s names only files and folders that exist', (page) => {
  const paths = [...new Set(pathsIn(page))];

  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !isThere(path))).toEqual([]);
});
