import { createRequire } from 'node:module';
import { errorCode } from '#shared/system/error-code.ts';

/** The part of dynalite's LevelDB that is used here. */
type Level = new (directory: string) => { open(): Promise<void>; close(): Promise<void> };

const fromHere = createRequire(import.meta.url);
const { Level }: { readonly Level: Level } = createRequire(fromHere.resolve('dynalite'))('level');

/**
 * Opens and closes the files of the tables. dynalite ends the process with a stack trace where they cannot be read.
 * @throws {Error} a sentence for the person at the keyboard
 */
export const checkTables = async (directory: string): Promise<void> => {
  const level = new Level(directory);
  try {
    await level.open();
  } catch (error) {
    const { cause } = Object(error);
    throw new Error(
      errorCode(cause) === 'LEVEL_LOCKED'
        ? `The tables in ${directory} are in use by another process`
        : `The tables in ${directory} are damaged; nothing was changed. Restore the folder from a copy, or delete it to start without tables`,
    );
  } finally {
    await level.close();
  }
};
