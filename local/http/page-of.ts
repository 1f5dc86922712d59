import { ApiError } from './api-error.ts';

export type Page<T> = { readonly items: readonly T[]; readonly next: string | undefined };

const positionOf = (token: string | undefined): number => {
  if (token === undefined) return 0;
  const position = /^after-(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (position !== undefined) return Number(position);
  throw new ApiError('InvalidParameterException', 'Invalid pagination token');
};

/** One page of a list, and the token of the next; a token is opaque to the caller. */
export const pageOf = <T>(all: readonly T[], size: number, token: string | undefined): Page<T> => {
  const start = positionOf(token);
  const end = start + size;
  const next = end < all.length ? Buffer.from(`after-${end}`).toString('base64url') : undefined;
  return { items: all.slice(start, end), next };
};
