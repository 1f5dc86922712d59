import { createServer, type IncomingMessage, request, type Server } from 'node:http';

/** Forwards every request to `target` and counts it. */
export type CountingProxy = {
  readonly url: string;
  /** Requests since the last call of this function. */
  takeCount(): number;
  close(): void;
};

const forward = (incoming: IncomingMessage, target: URL): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { method, headers, url } = incoming;
    const outgoing = request(new URL(url ?? '/', target), { method, headers }, resolve);
    outgoing.on('error', reject);
    incoming.pipe(outgoing);
  });

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
};

export const startCountingProxy = async (target: string): Promise<CountingProxy> => {
  let count = 0;
  const server = createServer(async (incoming, outgoing) => {
    count += 1;
    const answer = await forward(incoming, new URL(target));
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    takeCount: () => {
      const taken = count;
      count = 0;
      return taken;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
