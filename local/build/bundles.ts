import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundlesDirectory, consoleDirectory, root } from '../paths.ts';
import { build } from './build.ts';
import { buildConsole } from './console.ts';

const newestIn = (folder: string): number =>
  Math.max(
    0,
    ...readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

/** The bundled handler of each function's folder. */
const handlerFiles = (): readonly string[] =>
  readdirSync(join(root, 'functions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(bundlesDirectory, name, 'handler.mjs'));

/** Whether every bundle is there and no source is newer than the oldest of them. */
const areFresh = (): boolean => {
  const handlers = handlerFiles();
  if (!handlers.every((file) => existsSync(file))) return false;
  const oldest = Math.min(...handlers.map((file) => statSync(file).mtimeMs));
  const sources = ['functions', 'shared', 'extensions'].map(newestIn);
  const files = ['template.yaml', 'package-lock.json'].map(
    (file) => statSync(join(root, file)).mtimeMs,
  );
  return Math.max(...sources, ...files) < oldest;
};

const isPageFresh = (): boolean => {
  const page = join(consoleDirectory, 'index.html');
  return (
    existsSync(page) && Math.max(...['console', 'events'].map(newestIn)) < statSync(page).mtimeMs
  );
};

/** The npm package has no sources: it carries its bundles and its page. */
const hasSources = (): boolean => existsSync(join(root, 'package-lock.json'));

/** Builds the bundles and the page, each if a file is missing or older than a source. */
export const ensureBundles = async (): Promise<void> => {
  if (!hasSources()) return;
  await Promise.all([areFresh() ? undefined : build(), isPageFresh() ? undefined : buildConsole()]);
};
