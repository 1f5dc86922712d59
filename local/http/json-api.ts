import { randomUUID } from 'node:crypto';
import { ApiError } from './api-error.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';

/*
 * Amazon's JSON 1.1 protocol: `POST /`, the operation's name in X-Amz-Target, errors as `__type` and `message`.
 */

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** In this protocol a null member counts as missing. */
const nullIsAbsent = (_key: string, value: unknown): unknown =>
  value === null ? undefined : value;

/** The body of a call. @throws {ApiError} where it is over 1 MB or not a JSON object */
export const readInput = async (request: Request): Promise<object> => {
  const body = await readBody(request);
  if (body.kind === 'too-large') {
    throw new ApiError('RequestEntityTooLargeException', 'Request is over 1 MB', 413);
  }
  const input = parseJson(body.bytes, nullIsAbsent);
  if (isObject(input)) return input;
  throw new ApiError('SerializationException', 'The body is not a JSON object');
};

/** An app in a browser calls from another origin, as AWS lets it; pages are refused before, where they must be. */
export const respond = (status: number, body: object, errorType?: string): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': randomUUID(),
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'x-amzn-requestid,x-amzn-errortype',
      ...(errorType === undefined ? {} : { 'x-amzn-errortype': errorType }),
    },
  });

/** `report` hears of an error that is a fault of the stack, and whose text no caller receives. */
export const respondError = (error: unknown, report: (error: unknown) => void): Response => {
  if (error instanceof ApiError) {
    const { name, message, status } = error;
    return respond(status, { __type: name, message }, name);
  }
  report(error);
  return respond(500, { __type: 'InternalErrorException', message: 'Internal error' });
};

/** @throws {ApiError} where an operation that needs a signature has none */
export const checkSigned = (operation: { readonly signed: boolean }, isSigned: boolean): void => {
  if (!operation.signed || isSigned) return;
  throw new ApiError('MissingAuthenticationTokenException', 'Missing Authentication Token');
};
