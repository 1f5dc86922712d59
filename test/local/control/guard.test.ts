import { networkInterfaces } from 'node:os';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Env, onlyFromHere } from '../../../local/http/guard.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';
import { wire } from '../../support/wire.ts';

let stack: TestStack;
let port: string;

beforeAll(async () => {
  stack = await startTestStack({ host: '0.0.0.0' });
  port = new URL(stack.url).port;
});

afterAll(() => stack.stop());

const statusOf = async (headers: Record<string, string>, path = 'info', method = 'GET') =>
  (await wire(stack.url, { method, path: `/_local/${path}`, headers })).status;

describe('the control API', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]', '0.0.0.0'])(
    'the control API accepts the Host %s',
    async (name) => {
      expect(await statusOf({ host: `${name}:${port}` })).toBe(200);
    },
  );

  it.each([
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '169.254.169.254',
    'a b',
  ])(
    'the control API refuses the Host %s: a page whose name was rebound to this machine',
    async (host) => {
      const answer = await wire(stack.url, {
        method: 'GET',
        path: '/_local/info',
        headers: { host },
      });

      // What is no host at all is refused by the HTTP server before.
      expect([400, 403]).toContain(answer.status);
      expect(answer.text).not.toContain('userPoolId');
    },
  );

  it.each(['https://evil.example', 'http://127.0.0.1.evil.example', 'null', 'nonsense'])(
    'the control API refuses the Origin %s: a page of another site',
    async (origin) => {
      expect(await statusOf({ host: `127.0.0.1:${port}`, origin })).toBe(403);
    },
  );

  it('the control API accepts a page of this machine', async () => {
    const origin = 'http://localhost:5173';

    expect(await statusOf({ host: `127.0.0.1:${port}`, origin })).toBe(200);
  });

  it('the control API refuses every call of another site, and does nothing', async () => {
    const origin = 'https://evil.example';

    const answers = await Promise.all([
      statusOf({ origin }, 'outbox', 'DELETE'),
      statusOf({ origin }, 'clock', 'POST'),
      statusOf({ origin }, 'nothing'),
      statusOf({ origin }, 'info', 'OPTIONS'),
    ]);

    expect(answers).toEqual([403, 403, 403, 403]);
  });

  it('every refusal of the control API has the same text', async () => {
    const { text } = await wire(stack.url, {
      method: 'GET',
      path: '/_local/info',
      headers: { host: 'evil.example' },
    });

    expect(JSON.parse(text)).toEqual({
      error: { code: 'forbidden', message: 'Only this machine may call the control API' },
    });
  });

  const ownAddress = Object.values(networkInterfaces())
    .flat()
    .find((found) => found?.family === 'IPv4' && !found.internal)?.address;

  it.runIf(ownAddress !== undefined)(
    'the control API accepts this machine by its own address',
    async () => {
      const { status } = await wire(`http://${ownAddress}:${port}`, {
        method: 'GET',
        path: '/_local/info',
        headers: { host: `127.0.0.1:${port}` },
      });

      expect(status).toBe(200);
    },
  );

  // No machine of the network can be had in a test; this is the connection as the server would tell of it.
  it.each([
    ['192.0.2.7', '192.0.2.1', 403],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.1', 403],
    ['192.0.2.1', '192.0.2.1', 200],
    ['::ffff:127.0.0.1', '::ffff:127.0.0.1', 200],
    ['::1', '::1', 200],
  ])('a caller at %s that calls %s gets %i', async (remoteAddress, localAddress, status) => {
    const app = new Hono<Env>().use(onlyFromHere('0.0.0.0')).get('/', (c) => c.text('in'));

    const answer = await app.request(
      '/',
      { headers: { host: 'localhost' } },
      { incoming: { socket: { remoteAddress, localAddress } } },
    );

    expect(answer.status).toBe(status);
  });
});
