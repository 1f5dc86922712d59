import { ApiError } from '../../../http/api-error.ts';

/** An error of an identity pool. */
export class IdentityError extends ApiError {}

export const notAuthorized = (message: string) =>
  new IdentityError('NotAuthorizedException', message);

/** A login that does not count, with Cognito's reason. */
export const invalidLogin = (reason: string) => notAuthorized(`Invalid login token. ${reason}`);

export const loginsDoNotMatch = () =>
  notAuthorized(
    "Logins don't match. Please include at least one valid login for this identity or identity pool.",
  );

export const noGuests = () =>
  notAuthorized('Unauthenticated access is not supported for this identity pool.');

export const invalidParameter = (message: string) =>
  new IdentityError('InvalidParameterException', message);

export const notFound = (message: string) =>
  new IdentityError('ResourceNotFoundException', message);

export const conflict = (message: string) =>
  new IdentityError('ResourceConflictException', message);

/** A role that is missing, or whose trust policy does not let the session in. */
export const invalidConfiguration = () =>
  new IdentityError(
    'InvalidIdentityPoolConfigurationException',
    'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
  );

/** `member` in camel case, as the validation names it. */
export const invalidMember = (member: string, constraint: string) =>
  new IdentityError(
    'ValidationException',
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${constraint}`,
  );
