/** What a user may be told, one fixed sentence a code; docs/messages.md lists them. No final stop: Cognito adds one. */
export const refusals = {
  email_missing: 'An e-mail address is required',
  email_invalid: 'This e-mail address cannot be used',
  domain_not_allowed: 'E-mail addresses of this domain may not sign up',
  domain_blocked: 'E-mail addresses of this domain are blocked',
  domain_disposable: 'Disposable e-mail addresses may not sign up',
  attribute_not_allowed: 'Sign-up contains an attribute that may not be set',
  sign_up_closed: 'Sign-up is by invitation only',
  client_not_allowed: 'This application may not sign in here',
  profile_suspended: 'This account is suspended',
  temporarily_unavailable: 'The service is temporarily unavailable, please try again',
  delivery_unavailable: 'The message could not be sent, please try again in a moment',
} as const;

export type RefusalCode = keyof typeof refusals;

/** The base of everything that the suite throws on purpose. `code` is stable: programs and alarms may match it. */
export abstract class SuiteError extends Error {
  abstract readonly code: string;
}

/** A normal answer: the user is told `code`, a colon and its fixed sentence, and nothing else. */
export class RefusedError extends SuiteError {
  override readonly name = 'RefusedError';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, options?: ErrorOptions) {
    super(`${code}: ${refusals[code]}`, options);
    this.code = code;
  }
}

/** The event is not one that a handler could work with. Names the field; its value may be personal and is never kept. */
export class InvalidEventError extends SuiteError {
  override readonly name = 'InvalidEventError';
  readonly code = 'invalid_event';
  readonly field: string;

  constructor(field: string) {
    super(`invalid_event: ${field}`);
    this.field = field;
  }
}

/** A profile's row is damaged: it may be one that somebody meant to suspend. Its content is not repeated. */
export class MalformedProfileError extends SuiteError {
  override readonly name = 'MalformedProfileError';
  readonly code = 'malformed_profile';

  constructor() {
    super('malformed_profile');
  }
}

/** The settings are wrong: the cold start stops, with every problem listed. Values are not repeated: one may be a secret. */
export class ConfigError extends SuiteError {
  override readonly name = 'ConfigError';
  readonly code = 'invalid_configuration';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`invalid_configuration: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** What a log may hold of an error: its name. A text may repeat an address, a code or the event. */
export const errorNameOf = (error: unknown): string =>
  error instanceof Error ? error.name : typeof error;
