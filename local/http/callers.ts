import type { Context } from 'hono';

/**
 * Whether a browser's page calls, by the headers that a browser adds. AWS's services accept calls from pages; here a
 * foreign page could read tables and grant itself functions, and a page of the app has no use for either.
 */
export const isBrowser = ({ req }: Context): boolean => req.header('origin') !== undefined;

/** Whether the call is signed. By whom is not verified: there is no account whose keys could be right or wrong. */
export const isSigned = ({ req }: Context): boolean =>
  req.header('authorization')?.startsWith('AWS4-') === true;
