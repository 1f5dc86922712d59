/** What a user may be told, one fixed sentence a code; docs/messages.md lists them. No final stop: Cognito adds one. */
export const refusals = {
  email_missing: 'An e-mail address is required',
  email_invalid: 'This e-mail address cannot be used',
  domain_not_allowed: 'E-mail addresses of this domain are not allowed',
  domain_blocked: 'E-mail addresses of this domain are blocked',
  domain_disposable: 'Disposable e-mail addresses may not sign up',
  attribute_not_allowed: 'Sign-up contains an attribute that may not be set',
  sign_up_closed: 'Sign-up is by invitation only',
  client_not_allowed: 'This application may not sign in here',
  profile_suspended: 'This account is suspended',
  sign_in_not_possible: 'Sign-in is not possible at the moment',
  temporarily_unavailable: 'The service is temporarily unavailable, please try again',
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

/** A refusal of `extensions/sign-up.ts`. Its code and sentence are fixed texts, which the cold start has checked. */
export class OwnRefusedError extends SuiteError {
  override readonly name = 'RefusedError';
  readonly code: string;
  readonly sentence: string;

  constructor(code: string, sentence: string) {
    super(`${code}: ${sentence}`);
    this.code = code;
    this.sentence = sentence;
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

/** A row is damaged. Its content is not repeated. A profile may be one that was meant to be suspended: no tokens. */
export class MalformedRowError extends SuiteError {
  override readonly name = 'MalformedRowError';
  readonly code = 'malformed_row';
  readonly table: 'profiles' | 'challenges';

  constructor(table: 'profiles' | 'challenges') {
    super(`malformed_row: ${table}`);
    this.table = table;
  }
}

/** A mail that was not handed over: Lambda repeats its record. Names the step, never the recipient. */
export class NotDeliveredError extends SuiteError {
  override readonly name = 'NotDeliveredError';
  readonly code = 'not_delivered';
  readonly step: 'pepper' | 'lease' | 'budget' | 'mail' | 'other';

  /** The name of the error behind it, for the log. */
  readonly reason: string;

  constructor(step: NotDeliveredError['step'], reason: string = step) {
    super(`not_delivered: ${step}`);
    this.step = step;
    this.reason = reason;
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
