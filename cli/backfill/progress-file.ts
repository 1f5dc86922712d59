import * as v from 'valibot';
import { readIfThere, replaceFile } from '#shared/system/files.ts';
import { errorName } from '../common/error-name.ts';
import { CliError } from '../common/errors.ts';
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

const textOf = (path: string): string | undefined => {
  try {
    return readIfThere(path);
  } catch (error) {
    throw new CliError(`The --resume file cannot be read (${errorName(error)}).`);
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
 * Progress in a file, of one pool and table. A run that is killed leaves the last page that it finished.
 */
export const progressFile = (
  path: string,
  { userPoolId, table }: Pick<Progress, 'userPoolId' | 'table'>,
): ProgressFile => ({
  load: async () => {
    const text = textOf(path);
    if (text === undefined) return undefined;
    const read = v.safeParse(progressSchema, parse(text));
    if (!read.success) throw new CliError('The --resume file is not one of this command.');
    if (read.output.userPoolId !== userPoolId || read.output.table !== table) {
      throw new CliError('The --resume file belongs to another pool or table.');
    }
    return read.output;
  },
  save: async (progress) => replaceFile(path, `${JSON.stringify(progress)}\n`),
});
