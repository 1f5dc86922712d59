import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import * as v from 'valibot';
import { idOf, type Package } from './package.ts';

/** The part of esbuild's metafile that is read here. */
const Metafile = v.object({
  inputs: v.record(v.string(), v.unknown()),
  outputs: v.record(v.string(), v.object({ inputs: v.record(v.string(), v.unknown()) })),
});

const Manifest = v.object({
  name: v.string(),
  version: v.string(),
  license: v.optional(v.string()),
});

const metafilesIn = (output: string) => {
  const directory = join(output, 'meta');
  return readdirSync(directory).map((file) =>
    v.parse(Metafile, JSON.parse(readFileSync(join(directory, file), 'utf8'))),
  );
};

/** `../node_modules/a/node_modules/@b/c/index.js` is of the package in `../node_modules/a/node_modules/@b/c`. */
const packageFolder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

const foldersOf = (files: readonly string[]): readonly string[] =>
  [...new Set(files.flatMap((file) => packageFolder.exec(file)?.[0] ?? []))].sort();

/** Folders of every package that esbuild opened, relative to `functions/`: more than what ended in a bundle. */
export const openedFolders = (output: string): readonly string[] =>
  foldersOf(metafilesIn(output).flatMap(({ inputs }) => Object.keys(inputs)));

/** A package with code in a bundle, and where it lies: its key in package-lock.json. */
export type Bundled = Package & { readonly path: string };

const readPackage = (root: string, folder: string): Bundled => {
  const { name, version, license } = v.parse(
    Manifest,
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  return { name, version, licence: license, path: relative(root, folder) };
};

/** Every package of which some code is in a bundle. esbuild ran in `functions/`, so its paths start there. */
export const bundledPackages = (output: string, root: string): readonly Bundled[] => {
  const files = metafilesIn(output).flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs)),
  );
  return foldersOf(files).map((folder) => readPackage(root, resolve(root, 'functions', folder)));
};

/** What package-lock.json says of each installed package; `dev`: only development packages need it. */
const LockFile = v.object({
  packages: v.record(v.string(), v.looseObject({ dev: v.optional(v.boolean(), false) })),
});

/** Bundled packages that are there for development alone: a deployed bundle must not hang on those. */
export const developmentProblems = (
  bundled: readonly Bundled[],
  lockFile: unknown,
): readonly string[] => {
  const { packages } = v.parse(LockFile, lockFile);
  return bundled
    .filter(({ path }) => packages[path]?.dev !== false)
    .map((entry) => `${idOf(entry)} is bundled, but package.json has it for development alone`);
};
