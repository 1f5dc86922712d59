import type { PolicyDocument } from '#shared/iam/document.ts';

/** What a token of an identity pool says. */
export type WebIdentity = {
  readonly identityPoolId: string;
  readonly identityId: string;
  /** `unauthenticated`, or `authenticated` and the providers. */
  readonly amr: readonly string[];
  readonly principalTags: Readonly<Record<string, string>>;
};

export type SessionRequest = {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly seconds: number;
  /** Policies that limit the session; together one layer. */
  readonly sessionPolicies: readonly PolicyDocument[];
};
