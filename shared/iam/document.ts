/*
 * IAM policy documents in the form that the rest of this folder reads: lists where AWS takes one or many, texts where it
 * takes texts, numbers and booleans. The names are those of the IAM User Guide (reference_policies_elements).
 */

export type PolicyVersion = '2008-10-17' | '2012-10-17';

export type Effect = 'Allow' | 'Deny';

/** `'*'`, or lists by kind. A name in `AWS` is `*`, an account id, or an ARN. */
export type Principals =
  | '*'
  | {
      readonly AWS?: readonly string[];
      readonly Service?: readonly string[];
      readonly Federated?: readonly string[];
      readonly CanonicalUser?: readonly string[];
    };

/** Operator, then key, then values: `{ StringEquals: { 'aws:username': ['ada'] } }`. */
export type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Has `Action` or `NotAction`, and never both of a pair. */
export type Statement = {
  readonly Sid?: string;
  readonly Effect: Effect;
  readonly Principal?: Principals;
  readonly NotPrincipal?: Principals;
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Condition;
};

export type PolicyDocument = {
  /** `2008-10-17` where the document names none, as IAM reads it: variables are then plain text. */
  readonly Version: PolicyVersion;
  readonly Id?: string;
  readonly Statement: readonly Statement[];
};
