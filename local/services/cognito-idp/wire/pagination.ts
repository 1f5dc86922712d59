import * as v from 'valibot';
import { invalidParameter } from './cognito-error.ts';

/** The size of a page; 0 and no size mean the largest. */
export const limit = v.optional(v.number());

export type Page<T> = { readonly items: readonly T[]; readonly next: string | undefined };

const positionOf = (token: string | undefined): number => {
  if (token === undefined) return 0;
  const position = /^after-(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (position === undefined) throw invalidParameter('Invalid pagination token');
  return Number(position);
};

/** The members of an input that ask for a page of at most MaxResults. */
export const pageInput = { MaxResults: limit, NextToken: v.optional(v.string()) } as const;

/** The same for operations whose page has at most Limit. */
export const limitInput = { Limit: limit, NextToken: v.optional(v.string()) } as const;

/** The token of the next page, if there is one. */
export const nextToken = (next: string | undefined) =>
  next === undefined ? {} : { NextToken: next };

/** One page of a list, and the token of the next; a token is opaque to the caller. */
export const pageOf = <T>(
  all: readonly T[],
  size: number | undefined,
  token: string | undefined,
): Page<T> => {
  const start = positionOf(token);
  const end = start + (size || 60);
  const next = end < all.length ? Buffer.from(`after-${end}`).toString('base64url') : undefined;
  return { items: all.slice(start, end), next };
};
