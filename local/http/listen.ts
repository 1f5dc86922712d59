import type { Server } from 'node:http';
import { urlHost } from './url-host.ts';

/** A listening server and the function that stops it. */
export type Listening = { readonly url: string; stop(): Promise<void> };

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    // Open keep-alive connections would keep the server running.
    server.closeAllConnections();
  });

/** `0.0.0.0` and `::` mean every address of the machine, and are none that can be called. */
const reachable = (host: string): string => {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
};

/**
 * Listens on this address and port; 0 means any free port. Throws the system's error where the port cannot be used.
 * Idle connections stay open until their clients close them: a call that is sent while the server closes one fails with
 * ECONNRESET, which happens where the machine is busy.
 */
export const listen = async (server: Server, host = '127.0.0.1', port = 0): Promise<Listening> => {
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return { url: `http://${urlHost(reachable(host))}:${address.port}`, stop: () => stop(server) };
};
