import type { MiddlewareHandler } from 'hono';

const methods = 'GET, POST, DELETE';

/** What a page's script needs to read the response (Fetch standard, CORS protocol). */
const permit = (headers: Headers, origin: string): void => {
  headers.set('access-control-allow-origin', origin);
  headers.append('vary', 'Origin');
};

const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': methods,
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '3600',
    },
  });

/**
 * Lets pages of this machine, on any port, read responses and change state. It stands behind {@link onlyFromHere}, which
 * refuses the pages of other sites, so the origin of a page that arrives here is one that may read.
 */
export const allowPagesFromHere = (): MiddlewareHandler => async (context, next) => {
  const origin = context.req.header('origin');
  if (origin === undefined) return next();
  if (context.req.method === 'OPTIONS') context.res = preflight();
  else await next();
  permit(context.res.headers, origin);
};
