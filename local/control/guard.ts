import type { Context, MiddlewareHandler } from 'hono';

/** Largest body of a control call; whole events are far smaller. */
const maxBodyBytes = 1024 * 1024;

export const refuse = (
  context: Context,
  status: 400 | 403 | 404 | 413,
  code: string,
  message: string,
) => context.json({ error: { code, message } }, status);

const hostNameOf = (host: string): string | undefined => {
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return undefined;
  }
};

/**
 * Keeps strangers' pages out: a page that was rebound to 127.0.0.1 comes with its own Host, a page of another site with
 * its own Origin. Both get 403.
 */
export const onlyFromHere = (host: string): MiddlewareHandler => {
  const names = new Set(['127.0.0.1', 'localhost', '[::1]', host]);
  const isHere = (name: string | undefined): boolean => name !== undefined && names.has(name);
  return async (context, next) => {
    const origin = context.req.header('origin');
    const hostIsHere = isHere(hostNameOf(context.req.header('host') ?? ''));
    const originIsHere =
      origin === undefined || (URL.canParse(origin) && isHere(new URL(origin).hostname));
    if (!hostIsHere || !originIsHere) {
      return refuse(context, 403, 'forbidden', 'Only this machine may call the control API');
    }
    return next();
  };
};

/** The body as JSON. Answers instead of a value when it is too large or no JSON. */
export const readJson = async (
  context: Context,
): Promise<{ readonly body: unknown } | { readonly response: Response }> => {
  const bytes = await context.req.arrayBuffer();
  if (bytes.byteLength > maxBodyBytes) {
    return { response: refuse(context, 413, 'too_large', 'The body is over 1 MB') };
  }
  try {
    return { body: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return { response: refuse(context, 400, 'not_json', 'The body is not JSON') };
  }
};
