import type { IncomingMessage } from 'node:http';

/** A request as it came over the wire: what a signature covers. */
export type WireRequest = {
  readonly method: string;
  /** `/a%20b`, undecoded. */
  readonly path: string;
  /** `x=1&y=%20`, undecoded and without the question mark. */
  readonly query: string;
  /** Lower-case names. The values of one name are joined by commas, each with its white space collapsed. */
  readonly headers: ReadonlyMap<string, string>;
};

const collapse = (value: string): string => value.trim().replaceAll(/\s+/g, ' ');

const headersOf = (raw: readonly string[]): ReadonlyMap<string, string> => {
  const headers = new Map<string, string>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name, value] = [String(raw[at]).toLowerCase(), collapse(String(raw[at + 1]))];
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
};

export const wireRequestOf = ({ method, url, rawHeaders }: IncomingMessage): WireRequest => {
  const target = url ?? '/';
  const mark = target.indexOf('?');
  return {
    method: method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers: headersOf(rawHeaders),
  };
};

/**
 * Whether the call goes to `POST /`, where several services share one path. A route of another path must not be judged
 * by the operation that a header names.
 */
export const isPostToRoot = ({ method, path }: WireRequest): boolean =>
  method === 'POST' && path === '/';

/** The parameters of the query, decoded as a signature decodes them: `+` is a plus. Undefined where it is not UTF-8. */
export const parametersOf = (query: string): readonly (readonly [string, string])[] | undefined => {
  try {
    return query
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const equals = part.indexOf('=');
        const [name, value] =
          equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
        return [decodeURIComponent(name), decodeURIComponent(value)] as const;
      });
  } catch {
    // decodeURIComponent throws on bytes that are not UTF-8, and on nothing else.
    return undefined;
  }
};
