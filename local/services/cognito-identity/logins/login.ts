import type { JWTPayload } from 'jose';

/** A user of a provider, whose token was verified. */
export type Login = {
  /** The key in Logins, such as `cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123`. */
  readonly provider: string;
  /** The user's id there. */
  readonly subject: string;
  readonly audience: string;
  readonly claims: JWTPayload;
  /** What the identity's token then says of the provider. */
  readonly amr: readonly string[];
};
