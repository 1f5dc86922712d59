/**
 * An error as Cognito's API returns it: `__type` is the exception's name, HTTP status 400 unless the API says otherwise.
 * Texts are Cognito's own, since clients match on them.
 */
export class CognitoError extends Error {
  override readonly name: string;
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

export const notAuthorized = (message: string) =>
  new CognitoError('NotAuthorizedException', message);

/** The texts that more than one operation uses. */
export const wrongUserOrPassword = () => notAuthorized('Incorrect username or password.');

export const userNotFound = () => new CognitoError('UserNotFoundException', 'User does not exist.');

export const invalidParameter = (message: string) =>
  new CognitoError('InvalidParameterException', message);
