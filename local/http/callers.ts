import type { Context } from 'hono';

/**
 * Whether a page calls: a browser says where it is from. AWS's services take calls of pages, but here a stranger's page
 * would read tables and open functions, and no page of one's own has business there.
 */
export const isBrowser = ({ req }: Context): boolean => req.header('origin') !== undefined;

/** Whether the call is signed. By whom is not verified: there is no account whose keys could be right or wrong. */
export const isSigned = ({ req }: Context): boolean =>
  req.header('authorization')?.startsWith('AWS4-') === true;
