import type { Context } from 'hono';

/**
 * Whether a web page makes the call, by the headers that only browsers add. AWS accepts such calls. Here a page of
 * another site could read tables and grant itself functions, and the app's own pages need neither.
 */
export const isBrowser = ({ req }: Context): boolean => req.header('origin') !== undefined;

/**
 * Whether the call is signed. Only a signature with a key that the stack issued is verified, in front of the routes
 * (local/access).
 */
export const isSigned = ({ req }: Context): boolean =>
  req.header('authorization')?.startsWith('AWS4-') === true;
