import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { errorCode } from '#shared/system/error-code.ts';
import { isSigned } from '../../../http/callers.ts';
import { isForeignPage } from '../../../http/pages.ts';
import { parseJson } from '../../../http/parse-json.ts';
import { readBody } from '../../../http/read-body.ts';
import { traceOf } from '../../../observe/trace-of.ts';
import type { Service } from '../service.ts';
import { CognitoError } from './cognito-error.ts';
import type { Operation } from './operation.ts';

const target = /^AWSCognitoIdentityProviderService\.([A-Za-z]{1,64})$/;

const operationOf = (
  operations: ReadonlyMap<string, Operation>,
  header: string | undefined,
): Operation => {
  const name = header === undefined ? undefined : target.exec(header)?.[1];
  if (name === undefined) {
    throw new CognitoError(
      'UnknownOperationException',
      'X-Amz-Target names no operation of a user pool',
    );
  }
  const found = operations.get(name);
  if (found !== undefined) return found;
  throw new CognitoError('UnknownOperationException', `The local user pool does not have ${name}`);
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** In Amazon's JSON protocol a null member counts as missing. */
const nullIsAbsent = (_key: string, value: unknown): unknown =>
  value === null ? undefined : value;

const inputOf = async (request: Request): Promise<object> => {
  const body = await readBody(request);
  if (body.kind === 'too-large') {
    throw new CognitoError('RequestEntityTooLargeException', 'Request is over 1 MB', 413);
  }
  const input = parseJson(body.bytes, nullIsAbsent);
  if (isObject(input)) return input;
  throw new CognitoError('SerializationException', 'The body is not a JSON object');
};

/** A signature here can be made up, so a page of another site could read every user and set passwords. */
const checkPage = (operation: Operation, { req }: Context): void => {
  if (!operation.signed || !isForeignPage(req.header('origin'), req.header('host'))) return;
  throw new CognitoError(
    'AccessDeniedException',
    'No page of another site may call an operation that is signed',
    403,
  );
};

const checkSigned = (operation: Operation, context: Context): void => {
  if (!operation.signed || isSigned(context)) return;
  throw new CognitoError('MissingAuthenticationTokenException', 'Missing Authentication Token');
};

const respond = (status: number, body: object, errorType?: string): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': randomUUID(),
      // Amplify in a browser calls from another origin. Cognito's API accepts any origin too; here only what an
      // app may call itself reaches a page of another site.
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'x-amzn-requestid,x-amzn-errortype',
      ...(errorType === undefined ? {} : { 'x-amzn-errortype': errorType }),
    },
  });

const fullDisk = 'The disk is full: the change was not made. Free some space and repeat the call.';

export const errorResponse = (error: unknown): Response => {
  if (error instanceof CognitoError) {
    const { name, message, status } = error;
    return respond(status, { __type: name, message }, name);
  }
  console.error(errorCode(error) === 'ENOSPC' ? fullDisk : traceOf(error));
  return respond(500, { __type: 'InternalErrorException', message: 'Internal error' });
};

/** A path or a method that Cognito's API does not have. */
export const notFoundResponse = (): Response =>
  errorResponse(
    new CognitoError('UnknownOperationException', 'There is nothing at this path', 404),
  );

const recordCall = (
  service: Service,
  { name }: Operation,
  context: Context,
  body: object,
): void => {
  service.recordCall({
    authorization: context.req.header('authorization'),
    action: `cognito-idp:${name}`,
    resource: String(Reflect.get(body, 'UserPoolId') ?? ''),
  });
};

/** Amazon's JSON 1.1 protocol, `POST /`: the operation's name in X-Amz-Target, errors as `__type` and `message`. */
export const handleCall =
  (service: Service, operations: ReadonlyMap<string, Operation>) =>
  async (context: Context): Promise<Response> => {
    try {
      const operation = operationOf(operations, context.req.header('x-amz-target'));
      checkPage(operation, context);
      checkSigned(operation, context);
      const body = await inputOf(context.req.raw);
      recordCall(service, operation, context, body);
      return respond(200, await operation.run(service, body));
    } catch (error) {
      return errorResponse(error);
    }
  };

/** The response to a browser's preflight request. */
export const handlePreflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST, GET, OPTIONS',
      'access-control-allow-headers':
        'authorization,content-type,x-amz-target,x-amz-user-agent,x-amz-date,x-amz-security-token,x-amz-content-sha256,cache-control,amz-sdk-invocation-id,amz-sdk-request',
      'access-control-max-age': '3600',
    },
  });
