import type { Context } from 'hono';
import { isNotOwnPage, isSigned } from '../../../http/callers.ts';
import { checkSigned, readInput, respond, respondError } from '../../../http/json-api.ts';
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
    `The local identity pool does not have ${name}`,
  );
};

/** A page of any site may sign with keys that it makes up, so no page may call what the owner of the account calls. */
const checkPage = (operation: Operation, context: Context): void => {
  if (!operation.signed || !isNotOwnPage(context)) return;
  throw new IdentityError('AccessDeniedException', 'No browser may call it', 403);
};

const report = (error: unknown): void => console.error(traceOf(error));

/** Amazon's JSON 1.1 protocol, `POST /`: the operation's name in X-Amz-Target, errors as `__type` and `message`. */
export const handleCall =
  (service: Service, operations: ReadonlyMap<string, Operation>) =>
  async (context: Context, target: string): Promise<Response> => {
    try {
      const operation = operationOf(operations, target);
      checkPage(operation, context);
      checkSigned(operation, isSigned(context));
      return respond(200, await operation.run(service, await readInput(context.req.raw)));
    } catch (error) {
      return respondError(error, report);
    }
  };
