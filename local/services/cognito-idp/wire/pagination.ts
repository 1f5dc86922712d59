import * as v from 'valibot';
import { type Page, pageOf as pageOfSize } from '../../../http/page-of.ts';

/** The size of a page; 0 and no size mean the largest. */
export const limit = v.optional(v.number());

/** The members of an input that ask for a page of at most MaxResults. */
export const pageInput = { MaxResults: limit, NextToken: v.optional(v.string()) } as const;

/** The same for operations whose page has at most Limit. */
export const limitInput = { Limit: limit, NextToken: v.optional(v.string()) } as const;

/** The token of the next page, if there is one. */
export const nextToken = (next: string | undefined) =>
  next === undefined ? {} : { NextToken: next };

/** One page of a list, of 60 at most, and the token of the next. `idOf` is what no other item of the list has. */
export const pageOf = <T>(
  all: readonly T[],
  size: number | undefined,
  token: string | undefined,
  idOf: (item: T) => string,
): Page<T> => pageOfSize(all, size || 60, token, idOf);
