import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundlesDirectory, root } from '../paths.ts';
import { build } from './build.ts';

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
  const sources = ['functions', 'shared'].map(newestIn);
  const files = ['template.yaml', 'package-lock.json'].map(
    (file) => statSync(join(root, file)).mtimeMs,
  );
  return Math.max(...sources, ...files) < oldest;
};

/** The npm package has no sources: it carries its bundles. */
const hasSources = (): boolean => existsSync(join(root, 'package-lock.json'));

/** Builds the bundles if one is missing or older than a source. */
export const ensureBundles = async (): Promise<void> => {
  if (hasSources() && !areFresh()) await build();
};
