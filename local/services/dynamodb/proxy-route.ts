import type { Context, Hono } from 'hono';
import { isNotOwnPage } from '../../http/callers.ts';

/** Headers that DynamoDB's protocol needs. */
const requestHeaders = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'];
const responseHeaders = ['content-type', 'x-amz-crc32', 'x-amzn-requestid'];

const only = (headers: Headers, names: readonly string[]): Headers =>
  new Headers(
    names.flatMap((name): [string, string][] => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );

const refuseBrowser = (context: Context) =>
  context.json(
    { __type: 'com.amazon.coral.service#AccessDeniedException', message: 'No browser may call it' },
    403,
  );

const forward = async ({ req }: Context, target: string): Promise<Response> => {
  const response = await fetch(target, {
    method: 'POST',
    headers: only(req.raw.headers, requestHeaders),
    body: await req.arrayBuffer(),
    // When the caller closes the connection, the forwarded call ends too.
    signal: req.raw.signal,
  });
  return new Response(response.body, {
    status: response.status,
    headers: only(response.headers, responseHeaders),
  });
};

/**
 * DynamoDB on the stack's own port, for functions in containers, which cannot reach random ports of 127.0.0.1. Calls
 * from other web pages are refused here, unlike the pool's `POST /`.
 */
export const addDynamodb = (app: Hono, proxyUrl: string): void => {
  app.post('/', async (context, next) => {
    const target = context.req.header('x-amz-target') ?? '';
    if (!target.startsWith('DynamoDB_20120810.')) return next();
    return isNotOwnPage(context) ? refuseBrowser(context) : forward(context, proxyUrl);
  });
};
