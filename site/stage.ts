import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { root } from './sections.ts';

/** The folder that the site is built from. It is below this package, so that pages can import what is installed in it. */
export const stage = fileURLToPath(new URL('pages/', import.meta.url));

/** Copies the pages and their pictures, by the paths that they have in the repository. */
export const stagePages = (pages: readonly string[]): void => {
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage);
  for (const page of pages) cpSync(`${root}${page}`, `${stage}${page}`);
  const pictures = `${root}docs/pictures`;
  if (existsSync(pictures)) cpSync(pictures, `${stage}docs/pictures`, { recursive: true });
};
