import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { isNotOwnPage, isSigned } from '../../../http/callers.ts';
import { parseJson } from '../../../http/parse-json.ts';
import { readBody } from '../../../http/read-body.ts';
import { traceOf } from '../../../observe/trace-of.ts';
import type { Service } from '../service.ts';
import { IdentityError } from './errors.ts';
import type { Operation } from './operation.ts';

export const targetPrefix = 'AWSCognitoIdentityService.';

const operationOf = (operations: ReadonlyMap<string, Operation>, target: string): Operation => {
  const name = target.slice(targetPrefix.length);
  const found = operations.get(name);
  if (found !== undefined) return found;
  throw new IdentityError(
    'UnknownOperationException',
    'The local identity pool does not have this operation',
  );
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** In Amazon's JSON protocol a null member counts as missing. */
const nullIsAbsent = (_key: string, value: unknown): unknown =>
  value === null ? undefined : value;

const inputOf = async (request: Request): Promise<object> => {
  const body = await readBody(request);
  if (body.kind === 'too-large') {
    throw new IdentityError('RequestEntityTooLargeException', 'Request is over 1 MB', 413);
  }
  const input = parseJson(body.bytes, nullIsAbsent);
  if (isObject(input)) return input;
  throw new IdentityError('SerializationException', 'The body is not a JSON object');
};

/** A page of any site may sign with keys that it makes up, so no page may call what the owner of the account calls. */
const checkCaller = (operation: Operation, context: Context): void => {
  if (!operation.signed) return;
  if (isNotOwnPage(context)) {
    throw new IdentityError('AccessDeniedException', 'No browser may call it', 403);
  }
  if (isSigned(context)) return;
  throw new IdentityError('MissingAuthenticationTokenException', 'Missing Authentication Token');
};

const respond = (status: number, body: object, errorType?: string): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': randomUUID(),
      // An app in a browser calls from another origin.
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'x-amzn-requestid,x-amzn-errortype',
      ...(errorType === undefined ? {} : { 'x-amzn-errortype': errorType }),
    },
  });

const errorResponse = (error: unknown): Response => {
  if (error instanceof IdentityError) {
    const { name, message, status } = error;
    return respond(status, { __type: name, message }, name);
  }
  console.error(traceOf(error));
  return respond(500, { __type: 'InternalErrorException', message: 'Internal error' });
};

/** Amazon's JSON 1.1 protocol, `POST /`: the operation's name in X-Amz-Target, errors as `__type` and `message`. */
export const handleCall =
  (service: Service, operations: ReadonlyMap<string, Operation>) =>
  async (context: Context, target: string): Promise<Response> => {
    try {
      const operation = operationOf(operations, target);
      checkCaller(operation, context);
      return respond(200, await operation.run(service, await inputOf(context.req.raw)));
    } catch (error) {
      return errorResponse(error);
    }
  };
