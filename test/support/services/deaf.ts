import { once } from 'node:events';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { Listening } from '../../../local/http/listen.ts';

/** A service that takes no connection: its thread sleeps, and the two that wait for it fill the queue of the system. */
export const startDeaf = async (): Promise<Listening> => {
  const thread = new Worker(
    `const { parentPort } = require('node:worker_threads');
    const server = require('node:net').createServer();
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`,
    { eval: true },
  );
  const [port] = await once(thread, 'message');
  const waiting = [1, 2].map(() => connect(port, '127.0.0.1'));
  await Promise.all(waiting.map((socket) => once(socket, 'connect')));
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      for (const socket of waiting) socket.destroy();
      await thread.terminate();
    },
  };
};
