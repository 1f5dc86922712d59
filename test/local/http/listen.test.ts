import { Agent, createServer, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { listen } from '../../../local/http/listen.ts';

/** Whether the call went over a connection that was there. */
const call = (url: string, agent: Agent): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, { agent }, (incoming) => {
      incoming.on('end', () => resolve(outgoing.reusedSocket)).resume();
    });
    outgoing.on('error', reject);
    outgoing.end();
  });

it('an idle connection stays open, so that no call meets its end', async () => {
  const server = createServer((_, response) => response.end('here'));
  // Node closes an idle connection after this time and a second; 5 s is its default.
  server.keepAliveTimeout = 50;
  const { url, stop } = await listen(server);
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => {
    agent.destroy();
    return stop();
  });
  await call(url, agent);
  await sleep(1_500);

  expect(await call(url, agent)).toBe(true);
});
