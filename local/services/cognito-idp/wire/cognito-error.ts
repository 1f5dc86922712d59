import { ApiError } from '../../../http/api-error.ts';

/** An error of a user pool. */
export class CognitoError extends ApiError {}

export const notAuthorized = (message: string) =>
  new CognitoError('NotAuthorizedException', message);

/** The texts that more than one operation uses. */
export const wrongUserOrPassword = () => notAuthorized('Incorrect username or password.');

export const userNotFound = () => new CognitoError('UserNotFoundException', 'User does not exist.');

export const invalidParameter = (message: string) =>
  new CognitoError('InvalidParameterException', message);
