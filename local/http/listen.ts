import type { Server } from 'node:http';
import { urlHost } from './url-host.ts';

/** A server that listens, and what ends it. */
export type Listening = { readonly url: string; stop(): Promise<void> };

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    // Open keep-alive connections would keep the server running.
    server.closeAllConnections();
  });

/** Listens on the port of this address, 0 for any free one. Throws what the system says where it cannot. */
export const listen = async (server: Server, host = '127.0.0.1', port = 0): Promise<Listening> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return { url: `http://${urlHost(host)}:${address.port}`, stop: () => stop(server) };
};
