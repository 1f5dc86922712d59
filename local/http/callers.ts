import type { Context } from 'hono';

/** The stack's own page: the name is checked too, as another site's name may be rebound to this machine. */
const isOwnPage = (origin: string, host: string | undefined): boolean => {
  if (!URL.canParse(origin)) return false;
  const { host: itsHost, hostname, protocol } = new URL(origin);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return protocol === 'http:' && isHere && itsHost === host;
};

/**
 * Whether a web page other than the stack's own makes the call, by the headers that only browsers add. AWS accepts such
 * calls. Here a page of another site could read tables and grant itself functions.
 */
export const isNotOwnPage = ({ req }: Context): boolean => {
  const origin = req.header('origin');
  return origin !== undefined && !isOwnPage(origin, req.header('host'));
};

/**
 * Whether the call is signed. Only a signature with a key that the stack issued is verified, in front of the routes
 * (local/access).
 */
export const isSigned = ({ req }: Context): boolean =>
  req.header('authorization')?.startsWith('AWS4-') === true;
