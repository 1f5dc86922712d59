import { open, readFile, rename } from 'node:fs/promises';
import * as v from 'valibot';
import { CliError } from '../common/cli-error.ts';
import { type Progress, progressSchema } from './progress.ts';

export type ProgressFile = {
  /** What the file holds, or nothing when there is none yet. */
  load(): Promise<Progress | undefined>;
  save(progress: Progress): Promise<void>;
};

/** For runs without `--resume`. */
export const noFile: ProgressFile = {
  load: async () => undefined,
  save: async () => undefined,
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const textOf = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new CliError('The --resume file could not be read.');
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Progress in a file. It is replaced as a whole (written beside, flushed, renamed): whoever is killed in between leaves
 * the old one. It must be of the same pool and table.
 */
export const progressFile = (
  path: string,
  { userPoolId, table }: Pick<Progress, 'userPoolId' | 'table'>,
): ProgressFile => ({
  load: async () => {
    const text = await textOf(path);
    if (text === undefined) return undefined;
    const read = v.safeParse(progressSchema, parse(text));
    if (!read.success) throw new CliError('The --resume file is not one of this command.');
    if (read.output.userPoolId !== userPoolId || read.output.table !== table) {
      throw new CliError('The --resume file belongs to another pool or table.');
    }
    return read.output;
  },
  save: async (progress) => {
    const beside = `${path}.new`;
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(progress)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  },
});
