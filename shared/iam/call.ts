/*
 * One call that is to be judged.
 */

/** The values of condition keys. A text is a single-valued key, a list a multivalued one; an empty list counts as absent. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

export type Caller =
  /** A user, a role, or a session of a role. */
  | {
      readonly kind: 'aws';
      /** Of the user, or of the session (`arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`). */
      readonly arn: string;
      readonly account: string;
      /** The role of a session: a session's ARN lacks the role's path. */
      readonly roleArn?: string;
      /** The provider, where a web identity opened the session. */
      readonly federated?: string;
      readonly canonicalUser?: string;
    }
  /** An AWS service that calls as itself, such as `cognito-idp.amazonaws.com`. */
  | { readonly kind: 'service'; readonly service: string }
  /** A web or SAML identity before it has a role. */
  | { readonly kind: 'federated'; readonly provider: string }
  | { readonly kind: 'anonymous' };

export type Call = {
  readonly principal: Caller;
  /** `service:Operation`; compared without its case. */
  readonly action: string;
  readonly resource: string;
  /** Its keys are compared without their case. */
  readonly context: Context;
  /** Where the ARN of the resource has no account (S3). By default the ARN's, and without one the caller's. */
  readonly resourceAccount?: string;
  /**
   * What a key means that `context` lacks, for all keys or for each. `absent` (default): AWS does not send it either.
   * `unknown`: AWS may send it with a value that is not known here, so that a condition on it is not modelled.
   */
  readonly missingKeys?: MissingKey | ((key: string) => MissingKey);
};

export type MissingKey = 'absent' | 'unknown';

/** What it means that the call has no such key. */
export const meaningOfMissing = (
  { missingKeys = 'absent' }: Pick<Call, 'missingKeys'>,
  key: string,
): MissingKey => (typeof missingKeys === 'function' ? missingKeys(key) : missingKeys);

/** The values of a key, whatever the case of its name; undefined where the call has none. */
export const contextValues = (
  { context }: Pick<Call, 'context'>,
  key: string,
): string | readonly string[] | undefined => {
  const wanted = key.toLowerCase();
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === wanted)?.[1];
  return found?.length === 0 && typeof found !== 'string' ? undefined : found;
};
