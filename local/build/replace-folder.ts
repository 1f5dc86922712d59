import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A bundle's entry imports its chunks, so it comes last. */
const chunksFirst = (a: string, b: string): number =>
  Number(a.startsWith('handler.')) - Number(b.startsWith('handler.'));

/** Moves the files of `source` into `target` one by one, then removes all other files of `target`. */
export const replaceFolder = (source: string, target: string): void => {
  const made = existsSync(source) ? readdirSync(source).sort(chunksFirst) : [];
  mkdirSync(target, { recursive: true });
  for (const file of made) renameSync(join(source, file), join(target, file));
  for (const file of readdirSync(target)) {
    if (!made.includes(file)) rmSync(join(target, file), { recursive: true, force: true });
  }
};
