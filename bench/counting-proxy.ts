import { createServer, type IncomingMessage, request } from 'node:http';
import { type Listening, listen } from '../local/http/listen.ts';

/** Forwards every request to `target` and counts it. */
export type CountingProxy = Listening & {
  /** Requests since the last call of this function. */
  takeCount(): number;
};

const forward = (incoming: IncomingMessage, target: URL): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { method, headers, url } = incoming;
    const outgoing = request(new URL(url ?? '/', target), { method, headers }, resolve);
    outgoing.on('error', reject);
    incoming.pipe(outgoing);
  });

export const startCountingProxy = async (target: string): Promise<CountingProxy> => {
  let count = 0;
  const server = createServer(async (incoming, outgoing) => {
    count += 1;
    const answer = await forward(incoming, new URL(target));
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  return {
    ...(await listen(server)),
    takeCount: () => {
      const taken = count;
      count = 0;
      return taken;
    },
  };
};
