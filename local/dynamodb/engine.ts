import type { Server } from 'node:http';
import { createRequire } from 'node:module';

/** dynalite has no types of its own; this is the part that is used. */
type Dynalite = (options: {
  readonly path?: string;
  readonly createTableMs?: number;
  readonly deleteTableMs?: number;
  readonly updateTableMs?: number;
}) => Server;

const dynalite: Dynalite = createRequire(import.meta.url)('dynalite');

export type Engine = { readonly url: string; stop(): Promise<void> };

/** A DynamoDB in this process, on a port of its own at 127.0.0.1. With a directory its tables outlive the process. */
export const startDynamodb = async (directory?: string): Promise<Engine> => {
  const server = dynalite({
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
    ...(directory === undefined ? {} : { path: directory }),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('dynalite did not listen');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
