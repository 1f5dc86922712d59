import type { SnippetName, Snippets } from './snippets/snippets.ts';

/** Why nothing was written, and what to do about it. `code` is for programs, the rest for people. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly why: string;
  readonly whatToDo: string;
  /** What the pool's owner puts into the template instead. */
  readonly snippets?: Snippets;
  /** The languages of the tool that declares the pool, where that is known. */
  readonly languages?: readonly SnippetName[];
};

/**
 * | code | meaning |
 * | --- | --- |
 * | `unknown_setting` | the pool has a setting that this version of the SDK would drop |
 * | `owned_by_stack`, `owned_by_terraform`, `owned_by_other` | a template declares the pool |
 * | `wrong_region`, `invalid_function` | the function cannot serve this pool |
 * | `function_missing`, `function_inactive`, `function_version` | the function cannot be called, or will not follow a deployment |
 * | `trigger_taken` | another function is set, and --replace was not given |
 * | `tier_too_low`, `tier_unknown` | the pool's plan does not have, or is not returned |
 * | `mail_not_by_ses` | CustomMessage in a pool that does not send its mail by SES |
 * | `mail_by_link` | CustomMessage has a text for codes, and the pool confirms with a link |
 * | `pre_token_mismatch`, `sms_conflict`, `sender_without_key` | the pool contradicts itself: sending it back would fail |
 * | `permission_denied`, `permission_conflict` | the function's policy forbids the call, or has another statement under attach's id |
 * | `permission_unclear` | the function's policy cannot be parsed |
 * | `no_functions`, `stack_unusable`, `stack_for_another_pool` | the functions are not named, or the stack cannot be used |
 * | `sign_up_would_fail` | the functions would refuse sign-ups of the pool's apps |
 * | `passwords_without_confirmation` | sign-ups would be confirmed unproven, and passwords are allowed |
 * | `password_alone` | a password and a code are required, and a client takes a password without a code |
 * | `mfa_skipped` | MFA is ON, and a sign-in by code would be the only factor |
 * | `run_in_progress` | another run is using the record of this pool |
 * | `confirmation_needed` | no terminal to ask at, and no --yes |
 * | `backup_unusable` | the file is not a backup of this pool |
 */
export type RefusalCode =
  | 'unknown_setting'
  | 'owned_by_stack'
  | 'owned_by_terraform'
  | 'owned_by_other'
  | 'wrong_region'
  | 'invalid_function'
  | 'function_missing'
  | 'function_inactive'
  | 'function_version'
  | 'trigger_taken'
  | 'tier_too_low'
  | 'tier_unknown'
  | 'mail_not_by_ses'
  | 'mail_by_link'
  | 'pre_token_mismatch'
  | 'sms_conflict'
  | 'sender_without_key'
  | 'permission_denied'
  | 'permission_conflict'
  | 'permission_unclear'
  | 'no_functions'
  | 'stack_unusable'
  | 'stack_for_another_pool'
  | 'sign_up_would_fail'
  | 'passwords_without_confirmation'
  | 'password_alone'
  | 'mfa_skipped'
  | 'run_in_progress'
  | 'confirmation_needed'
  | 'backup_unusable';

/** Ends a command before it wrote anything. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly refusals: readonly Refusal[];

  constructor(...refusals: readonly Refusal[]) {
    super(refusals.map(({ why }) => why).join(' '));
    this.refusals = refusals;
  }
}

/** An error after the checks; `message` says what was done about it. */
export class FailedError extends Error {
  override readonly name = 'FailedError';
}
