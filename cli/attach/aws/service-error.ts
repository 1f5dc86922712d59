import { errorName, errorStatus } from '../../common/error-name.ts';
import { remedyFor, whatFailed } from '../../common/errors.ts';
import { deniedAction, isDenied } from './denied-action.ts';

const passing =
  /^(ConcurrentModificationException|TooManyRequestsException|Throttling|ThrottlingException|RequestLimitExceeded)$/;

/**
 * Whether the same call may succeed later, or may have been carried out although its response is lost. Every other error
 * is the service's word that nothing was done.
 */
export const isPassing = (error: unknown): boolean => {
  const status = errorStatus(error);
  return passing.test(errorName(error)) || status === undefined || status >= 500 || status === 429;
};

/**
 * For people: the call, the error's name, and its text where the cause is not a known one. AWS's texts name actions and
 * resources here, never a user's data.
 */
export const describeError = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const hasText = remedyFor(error) === undefined && message !== '' && message !== errorName(error);
  return hasText ? `${whatFailed(error)}: ${message}` : whatFailed(error);
};

export const whatToDoAbout = (error: unknown): string | undefined => {
  if (!isDenied(error)) return remedyFor(error);
  const action = deniedAction(error) ?? 'a right';
  return `The credentials lack ${action}; docs/attach.md has the smallest policy that is enough.`;
};
