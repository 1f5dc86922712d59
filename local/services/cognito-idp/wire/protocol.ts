import type { Context } from 'hono';
import { errorCode } from '#shared/system/error-code.ts';
import { isSigned } from '../../../http/callers.ts';
import { checkSigned, readInput, respond, respondError } from '../../../http/json-api.ts';
import { isForeignPage } from '../../../http/pages.ts';
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

/** A signature here can be made up, so a page of another site could read every user and set passwords. */
const checkPage = (operation: Operation, { req }: Context): void => {
  if (!operation.signed || !isForeignPage(req.header('origin'), req.header('host'))) return;
  throw new CognitoError(
    'AccessDeniedException',
    'No page of another site may call an operation that is signed',
    403,
  );
};

const fullDisk = 'The disk is full: the change was not made. Free some space and repeat the call.';

const report = (error: unknown): void =>
  console.error(errorCode(error) === 'ENOSPC' ? fullDisk : traceOf(error));

export const errorResponse = (error: unknown): Response => respondError(error, report);

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
      checkSigned(operation, isSigned(context));
      const body = await readInput(context.req.raw);
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
