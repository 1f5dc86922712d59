import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';
import { type WireCall, wire } from '../../support/wire.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack.stop());

const call = (origin: string, path: string, more: WireCall = {}) =>
  wire(stack.url, { method: 'GET', path, ...more, headers: { origin } });

describe('the control API for web pages', () => {
  it.each(['http://localhost:5173', 'http://127.0.0.1:5173', 'http://[::1]:4173'])(
    'a page at %s reads what the control API returns',
    async (origin) => {
      const { status, headers } = await call(origin, '/_local/info');

      expect(status).toBe(200);
      expect(headers['access-control-allow-origin']).toBe(origin);
      expect(headers.vary).toContain('Origin');
    },
  );

  it('a page of this machine reads why a call was refused', async () => {
    const origin = 'http://localhost:5173';
    const { status, headers } = await call(origin, '/_local/nothing');

    expect(status).toBe(404);
    expect(headers['access-control-allow-origin']).toBe(origin);
  });

  it('the preflight of a page of this machine admits the methods of the control API', async () => {
    const origin = 'http://localhost:5173';
    const { status, headers } = await call(origin, '/_local/outbox', { method: 'OPTIONS' });

    expect(status).toBe(204);
    expect(headers['access-control-allow-methods']).toBe('GET, POST, DELETE');
    expect(headers['access-control-allow-origin']).toBe(origin);
  });

  it.each(['https://evil.example', 'http://localhost.evil.example', 'null'])(
    'a page at %s gets neither a response nor a permission to read one',
    async (origin) => {
      const { status, headers } = await call(origin, '/_local/outbox');

      expect(status).toBe(403);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it('a caller that is no page gets no header for pages', async () => {
    const { headers } = await wire(stack.url, { method: 'GET', path: '/_local/info' });

    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});
