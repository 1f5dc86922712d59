import { isObject, type JsonObject } from '../../common/json.ts';

/** The response to a call before the SDK dropped the members it does not know, and when by AWS's clock. */
export type RawResponse = { readonly body: JsonObject; readonly at: Date };

type Middleware = <Args, Result extends { response: unknown }>(
  next: (args: Args) => Promise<Result>,
) => (args: Args) => Promise<Result>;

/** As much of an SDK command as is needed: a place for a step of our own beside the SDK's. */
type Command = {
  readonly middlewareStack: {
    addRelativeTo(
      middleware: Middleware,
      options: { relation: 'after'; toMiddleware: string; name: string },
    ): void;
  };
};

type HttpResponse = { body: unknown; readonly headers: Readonly<Record<string, string>> };

const isHttpResponse = (value: unknown): value is HttpResponse =>
  typeof value === 'object' && value !== null && 'body' in value && 'headers' in value;

const isStream = (value: unknown): value is AsyncIterable<Uint8Array> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

const bytesOf = async (body: unknown): Promise<Uint8Array> => {
  if (body instanceof Uint8Array) return body;
  if (!isStream(body)) return new Uint8Array();
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
};

const parse = (bytes: Uint8Array): JsonObject => {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(value) ? value : {};
  } catch {
    // An error page, or a response cut short: the SDK itself says what is wrong with it.
    return {};
  }
};

/** Reads a command's response off the wire, nearest to the network, and hands the same bytes on to the SDK. */
export const keepRaw = (command: Command): (() => RawResponse) => {
  let kept: RawResponse = { body: {}, at: new Date() };
  const middleware: Middleware = (next) => async (args) => {
    const result = await next(args);
    const { response } = result;
    if (!isHttpResponse(response)) return result;
    const bytes = await bytesOf(response.body);
    response.body = bytes;
    const date = Date.parse(response.headers.date ?? '');
    kept = { body: parse(bytes), at: Number.isNaN(date) ? new Date() : new Date(date) };
    return result;
  };
  command.middlewareStack.addRelativeTo(middleware, {
    relation: 'after',
    toMiddleware: 'deserializerMiddleware',
    name: 'keepRaw',
  });
  return () => kept;
};
