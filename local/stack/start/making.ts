import { join } from 'node:path';
import type { Access } from '../../access/access.ts';
import type { Keys } from '../../access/keys.ts';
import type { Observability } from '../../observe/observability.ts';
import type { TestCodeBook } from '../../terminal/test-codes.ts';
import type { Declared } from '../declared.ts';
import type { StackOptions } from './options.ts';

export type Stop = () => Promise<void> | void;

/** What every part is made with. Each part adds what ends it to the front of `stops` as soon as it has started. */
export type Making = {
  readonly options: StackOptions;
  readonly declared: Declared;
  readonly observability: Observability;
  readonly keys: Keys;
  readonly access: Access;
  readonly testCodes: TestCodeBook;
  readonly stops: Stop[];
};

/** A part of the data directory, where there is one. */
export const inDirectory = (directory: string | undefined, name: string): string | undefined =>
  directory && join(directory, name);
