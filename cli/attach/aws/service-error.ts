import { deniedAction, isDenied } from './denied-action.ts';

/** The service's or the network's name for what went wrong. */
export const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'Error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};

const statusOf = (error: unknown): number | undefined => {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  return 'httpStatusCode' in metadata && typeof metadata.httpStatusCode === 'number'
    ? metadata.httpStatusCode
    : undefined;
};

const passing =
  /^(ConcurrentModificationException|TooManyRequestsException|Throttling|ThrottlingException|RequestLimitExceeded)$/;

/**
 * Whether the same call may succeed later, or may have been carried out although its response is lost. Every other error
 * is the service's word that nothing was done.
 */
export const isPassing = (error: unknown): boolean => {
  const status = statusOf(error);
  return passing.test(nameOf(error)) || status === undefined || status >= 500 || status === 429;
};

/** For people: the error's name and text. AWS's texts name actions and resources, never a user's data. */
export const describeError = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const name = nameOf(error);
  return message === '' || message === name ? name : `${name}: ${message}`;
};

export const whatToDoAbout = (error: unknown): string | undefined => {
  if (nameOf(error) === 'ResourceNotFoundException') {
    return 'It is not (any more) in the account and region of these credentials.';
  }
  if (!isDenied(error)) return undefined;
  const action = deniedAction(error) ?? 'a right';
  return `The credentials lack ${action}; docs/attach.md has the smallest policy that is enough.`;
};
