import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { build } from '../local/build/build.ts';
import { openedFolders } from './bundled.ts';

/** File name and SHA-256 of every file below a folder. */
export type Hashes = Readonly<Record<string, string>>;

export const hashesOf = (folder: string): Hashes =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [
        relative(folder, file),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ]),
  );

/** Every file that is not the same in both. */
export const differences = (first: Hashes, second: Hashes): readonly string[] =>
  [...new Set([...Object.keys(first), ...Object.keys(second)])]
    .filter((file) => first[file] !== second[file])
    .sort();

const sources = ['functions', 'shared', 'extensions', 'package.json', 'template.yaml'];

/** Where else the project can be built: its sources, and no packages but those that esbuild opened here. */
const copyTo = (elsewhere: string, root: string, output: string): void => {
  const functions = join(root, 'functions');
  const packages = openedFolders(output).map((folder) =>
    relative(root, resolve(functions, folder)),
  );
  for (const path of [...sources, ...packages]) {
    cpSync(join(root, path), join(elsewhere, path), { recursive: true });
  }
};

/**
 * Builds here and once more in another folder, and answers the hashes of the bundles and the files that differ: neither
 * the time, nor where it is built, nor what else is installed may show in a bundle.
 */
export const buildTwice = async (root: string, output: string) => {
  await build({ template: join(root, 'template.yaml'), output });
  const elsewhere = mkdtempSync(join(tmpdir(), 'built-elsewhere-'));
  try {
    copyTo(elsewhere, root, output);
    const second = join(elsewhere, '.build');
    await build({ template: join(elsewhere, 'template.yaml'), output: second });
    const hashes = hashesOf(join(output, 'bundles'));
    return { hashes, differing: differences(hashes, hashesOf(join(second, 'bundles'))) };
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
};
