import * as v from 'valibot';
import { ApiError } from './api-error.ts';
import { parseJson } from './parse-json.ts';

export type Page<T> = { readonly items: readonly T[]; readonly next: string | undefined };

const cursorShape = v.strictObject({
  /** The first item of the page that the token is for. */
  next: v.string(),
  /** The last item of the page before it. */
  last: v.string(),
  /** Where the page before it began. */
  from: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

type Cursor = v.InferOutput<typeof cursorShape>;

const tokenOf = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

const cursorOf = (token: string): Cursor => {
  const read = v.safeParse(cursorShape, parseJson(Buffer.from(token, 'base64url')));
  if (read.success) return read.output;
  throw new ApiError('InvalidParameterException', 'Invalid pagination token');
};

/**
 * Where the page of a token begins. By its items and not by their number, since a caller who deletes what a page had would
 * miss as many of the next one. Where the items on both sides are gone, items may come twice, and none is missed.
 */
const startOf = (ids: readonly string[], token: string | undefined): number => {
  if (token === undefined) return 0;
  const { next, last, from } = cursorOf(token);
  if (ids.includes(next)) return ids.indexOf(next);
  return ids.includes(last) ? ids.indexOf(last) + 1 : from;
};

/**
 * One page of a list, and the token of the next; a token is opaque to the caller.
 *
 * @param idOf what no other item of the list has, and an item keeps
 */
export const pageOf = <T>(
  all: readonly T[],
  size: number,
  token: string | undefined,
  idOf: (item: T) => string,
): Page<T> => {
  const ids = all.map(idOf);
  const start = startOf(ids, token);
  const end = start + size;
  const [last, next] = [ids[end - 1], ids[end]];
  return {
    items: all.slice(start, end),
    next:
      next === undefined || last === undefined ? undefined : tokenOf({ next, last, from: start }),
  };
};
