import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { type Listening, listen } from '../../http/listen.ts';

/** The part of dynalite that is used here; the package has no types. */
type Dynalite = (options: {
  readonly path?: string;
  readonly createTableMs?: number;
  readonly deleteTableMs?: number;
  readonly updateTableMs?: number;
}) => Server;

const dynalite: Dynalite = createRequire(import.meta.url)('dynalite');

/** A DynamoDB in this process, on its own port of 127.0.0.1. With a directory, its tables are kept on disk. */
export const startDynamodb = (directory?: string): Promise<Listening> =>
  listen(
    dynalite({
      createTableMs: 0,
      deleteTableMs: 0,
      updateTableMs: 0,
      ...(directory === undefined ? {} : { path: directory }),
    }),
  );
