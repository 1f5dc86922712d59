import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { MiddlewareHandler } from 'hono';
import { isKnownHost } from './pages.ts';

const refusal = {
  __type: 'AccessDeniedException',
  message: 'No page of another site may call the local stack',
};

/** Refuses every call whose Host is a public name: a page whose name was rebound to this machine (DNS rebinding). */
export const refuseForeignHosts =
  (own: string): MiddlewareHandler =>
  async (context, next) => {
    if (isKnownHost(context.req.header('host'), own)) return next();
    return context.json(refusal, 403);
  };

const refuse = (response: ServerResponse): void => {
  response.writeHead(403, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify(refusal));
};

/** Puts a check before everything that the server does: no web page may call it, not even one of this machine. */
export const refusePages = (server: Server): Server => {
  const handlers = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    const { origin, host } = incoming.headers;
    if (origin !== undefined || !isKnownHost(host)) return refuse(response);
    for (const handle of handlers) Reflect.apply(handle, server, [incoming, response]);
  });
  return server;
};
