import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from '#shared/system/error-code.ts';
import { root } from '../paths.ts';

const run = promisify(execFile);

/** What esbuild printed; the error's own message starts with the whole command line, and says no more. */
const printed = (error: unknown): string =>
  error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';

/** Runs the esbuild executable, as SAM does. Throws the errors that it prints. */
export const runEsbuild = async (args: readonly string[], cwd: string): Promise<void> => {
  try {
    await run(join(root, 'node_modules', '.bin', 'esbuild'), [...args, '--log-level=warning'], {
      cwd,
    });
  } catch (error) {
    if (errorCode(error) === 'ENOENT')
      throw new Error('esbuild is not installed: run npm ci', { cause: error });
    const reason = printed(error);
    throw reason === '' ? error : new Error(reason, { cause: error });
  }
};
