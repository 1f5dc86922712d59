import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { type Listening, listen } from './listen.ts';

/** Serves the app on its own port: {@link listen}. */
export const serveApp = (
  app: Pick<Hono, 'fetch'>,
  host = '127.0.0.1',
  port = 0,
): Promise<Listening> =>
  listen(createServer(getRequestListener(app.fetch, { hostname: host })), host, port);
