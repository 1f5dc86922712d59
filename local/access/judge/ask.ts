import type { Context } from '#shared/iam/call.ts';

/** One thing that a request needs to be allowed. */
export type Ask = {
  /** `dynamodb:GetItem` */
  readonly action: string;
  readonly resource: string;
  /** Condition keys that the service fills in. */
  readonly context: Context;
  /** Condition keys that AWS sends with a value that is not known here, in small letters. */
  readonly unknownKeys?: readonly string[];
};

/** Everything that a request needs; or why that cannot be said here, in which case the request is denied. */
export type Asked =
  | { readonly asks: readonly Ask[] }
  /** A signature is enough, as for GetCallerIdentity. */
  | { readonly needsNoPermission: true }
  | { readonly action: string; readonly notModelled: string };
