import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';
import { urlHost } from './url-host.ts';

/** The connection's addresses, from the HTTP server. */
export type Env = { Bindings: HttpBindings };

export const refuse = (
  context: Context,
  status: 400 | 403 | 404 | 405 | 413 | 502,
  code: string,
  message: string,
) => context.json({ error: { code, message } }, status);

const hostNameOf = (host: string): string | undefined =>
  URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined;

/**
 * With `--host 0.0.0.0` the port is reachable from the network. A caller on this machine has the server's own
 * address.
 */
const isFromThisMachine = ({ incoming }: HttpBindings): boolean => {
  const { remoteAddress = '', localAddress } = incoming.socket;
  return /^(::1|(::ffff:)?127\..*)$/.test(remoteAddress) || remoteAddress === localAddress;
};

/**
 * Responds 403 to other machines and to pages of other sites. The caller's address identifies a machine, Origin
 * another site's page, and Host a page whose name was rebound to 127.0.0.1 (DNS rebinding).
 */
export const onlyFromHere = (host: string): MiddlewareHandler<Env> => {
  const names = new Set(['127.0.0.1', 'localhost', '[::1]', hostNameOf(urlHost(host))]);
  const isHere = (name: string | undefined): boolean => name !== undefined && names.has(name);
  return async (context, next) => {
    const origin = context.req.header('origin');
    const hostIsHere = isHere(hostNameOf(context.req.header('host') ?? ''));
    const originIsHere =
      origin === undefined || (URL.canParse(origin) && isHere(new URL(origin).hostname));
    if (!hostIsHere || !originIsHere || !isFromThisMachine(context.env)) {
      return refuse(context, 403, 'forbidden', 'Only this machine may call the control API');
    }
    return next();
  };
};

/** The body as JSON, or the response to send when it is too large or not JSON. */
export const readJson = async (
  context: Context,
): Promise<{ readonly body: unknown } | { readonly response: Response }> => {
  const read = await readBody(context.req.raw);
  if (read.kind === 'too-large') {
    return { response: refuse(context, 413, 'too_large', 'The body is over 1 MB') };
  }
  const body = parseJson(read.bytes);
  return body === undefined
    ? { response: refuse(context, 400, 'not_json', 'The body is not JSON') }
    : { body };
};

/** Whether a query's text is an id: digits, as many as a number holds exactly. */
export const isWholeNumber = (text: string): boolean => /^\d{1,16}$/.test(text);
