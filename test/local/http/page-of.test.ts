import { describe, expect, it } from 'vitest';
import { pageOf } from '../../../local/http/page-of.ts';

const page = (items: string, token?: string) => {
  const found = pageOf([...items], 2, token, (item) => item);
  return { items: found.items.join(''), token: found.next };
};

/** What the second page of `abcdef` has, where the list is `later` by then. */
const secondPageOf = (later: string) => page(later, page('abcdef').token).items;

const tokenOf = (cursor: unknown) => Buffer.from(JSON.stringify(cursor)).toString('base64url');

describe('pages of a list', () => {
  it.each([
    ['nothing changes', 'abcdef', 'cd'],
    ['the first page is deleted', 'cdef', 'cd'],
    ['the next item is deleted', 'abdef', 'de'],
    ['the items on both sides are deleted', 'def', 'de'],
    ['items are added', 'abcdefgh', 'cd'],
    ['all is deleted', '', ''],
  ])('the second page misses nothing where %s', (_, later, items) => {
    expect(secondPageOf(later)).toBe(items);
  });

  it('the last page has no token', () => {
    expect(page('abcd', page('abcd').token)).toEqual({ items: 'cd', token: undefined });
  });

  it.each(['made-up', tokenOf(2), tokenOf({ next: 'c', last: 'b', from: -1 }), tokenOf({})])(
    'the token %s is refused',
    (token) => {
      expect(() => page('abcdef', token)).toThrow('Invalid pagination token');
    },
  );
});
