import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { type Env, onlyFromHere } from '../http/guard.ts';

export type PageOptions = {
  readonly host: string;
  /** Where `npm run build` put the page. */
  readonly directory: string;
  /** The origin of the users' files, which the page's view «Access» calls; null where there is no bucket. */
  filesOrigin(): string | null;
};

/** Media types of the page's files, by the end of the name. */
const mediaTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
};

/** The name of a file in the page's folder itself, such as `chunk-7Q2.js`: no other path is served. */
const fileName = /^[\w-]+\.(js|css|json)$/;

/**
 * What the page may load (CSP level 3): its own script, style, calls and frames, and calls of the users' files. No inline script or style, so that
 * text of a mail, an attribute or an event can never become a program.
 */
const contentSecurityPolicy = (filesOrigin: string | null): string =>
  [
    "default-src 'none'",
    ...['script-src', 'style-src', 'frame-src'].map((name) => `${name} 'self'`),
    `connect-src 'self' ${filesOrigin ?? ''}`.trim(),
    "img-src 'self' data:",
    ...['base-uri', 'form-action', 'frame-ancestors'].map((name) => `${name} 'none'`),
  ].join('; ');

const headers = {
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

const send = (context: Context, path: string, type: string, more: Record<string, string> = {}) =>
  existsSync(path)
    ? context.body(readFileSync(path), 200, { ...headers, ...more, 'content-type': type })
    : context.text('The page is not built: run npm run build\n', 404);

/** The page at `/`, and its files under `/_local/console/`. */
export const pageRoutes = ({ host, directory, filesOrigin }: PageOptions): Hono<Env> => {
  const app = new Hono<Env>();
  const guard = onlyFromHere(host);
  app.get('/', guard, (context) =>
    send(context, join(directory, 'index.html'), 'text/html; charset=utf-8', {
      'content-security-policy': contentSecurityPolicy(filesOrigin()),
    }),
  );
  app.get('/_local/console/:file', guard, (context) => {
    const name = context.req.param('file');
    const type = mediaTypes[fileName.exec(name)?.[1] ?? ''];
    return type === undefined ? context.notFound() : send(context, join(directory, name), type);
  });
  return app;
};
