import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { type Listening, listen } from '../../http/listen.ts';
import { refusePages } from '../../http/refuse-pages.ts';
import { checkTables } from './check-tables.ts';

/** The part of dynalite that is used here; the package has no types. */
type Dynalite = (options: {
  readonly path?: string;
  readonly createTableMs?: number;
  readonly deleteTableMs?: number;
  readonly updateTableMs?: number;
}) => Server;

const dynalite: Dynalite = createRequire(import.meta.url)('dynalite');

/** A DynamoDB in this process, on its own port of 127.0.0.1. With a directory, its tables are kept on disk. */
export const startDynamodb = async (directory?: string): Promise<Listening> => {
  if (directory !== undefined) await checkTables(directory);
  const server = dynalite({
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
    ...(directory === undefined ? {} : { path: directory }),
  });
  return listen(refusePages(server));
};
