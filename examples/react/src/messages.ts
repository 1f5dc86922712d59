/** What each failure shows: the codes of docs/messages.md, then the errors of Cognito and of Amplify. */
const texts: Readonly<Record<string, string>> = {
  email_missing: 'Enter your e-mail address.',
  email_invalid: 'Enter a valid e-mail address.',
  domain_not_allowed: 'Use the e-mail address of your organization, or contact support.',
  domain_blocked: 'This address cannot be used. Use another e-mail address.',
  domain_disposable: 'Disposable addresses cannot be used. Use another e-mail address.',
  attribute_not_allowed: 'The account could not be created. Contact support.',
  sign_up_closed: 'Sign-up is by invitation. Ask an administrator for an account.',
  client_not_allowed: 'This application cannot sign in here. Contact support.',
  profile_suspended: 'Your account is suspended. Contact support.',
  sign_in_not_possible: 'Sign-in is not possible at the moment. Contact support.',
  temporarily_unavailable: 'The service is temporarily unavailable. Try again in a moment.',

  NotAuthorizedException: 'The sign-in failed or took too long. Start again.',
  SignInException: 'The sign-in took too long. Start again.',
  ExpiredCodeException: 'The sign-in took too long. Start again.',
  InvalidParameterException: 'Enter a valid e-mail address.',
  UserNotConfirmedException: 'This account is not confirmed yet. Check your mail.',
  CodeMismatchException: 'This code is not right. Check the mail and try again.',
  TooManyFailedAttemptsException: 'Too many wrong codes. Ask for a new code later.',
  CodeDeliveryFailureException: 'The mail could not be sent. Try again later.',
  TooManyRequestsException: 'Too many requests. Try again in a moment.',
  LimitExceededException: 'Too many requests. Try again in a moment.',
  ForbiddenException: 'The request was refused. Try again later.',
  NetworkError: 'There is no connection. Check your network and try again.',
  UserAlreadyAuthenticatedException: 'You are signed in already. Reload the page.',
};

/** Failures without a text of their own show a general one: never the message of the server. */
export const textOf = (failure: string): string =>
  (hasText(failure) ? texts[failure] : undefined) ?? 'Something went wrong. Try again.';

/** At the code of a sign-up, an expired code ends nothing: another mail helps. */
export const textOfConfirmation = (failure: string): string =>
  failure === 'ExpiredCodeException'
    ? 'This code can no longer be used. Ask for a new one.'
    : textOf(failure);

export const hasText = (failure: string): boolean => Object.hasOwn(texts, failure);
