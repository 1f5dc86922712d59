import type { Keys, SessionPrincipal } from '../../access/keys.ts';
import type { Role } from '../../access/role.ts';
import type { Clock } from '../../observe/clock.ts';

/** A token that its provider's key verified. */
export type WebIdentity = {
  /** The prefix of its condition keys, such as `cognito-identity.amazonaws.com`. */
  readonly provider: string;
  readonly subject: string;
  readonly audience: string;
  readonly amr: readonly string[];
  readonly principalTags: Readonly<Record<string, string>>;
};

/** A token that does not count, and why. */
export type TokenRefusal = { readonly refused: 'expired' | 'invalid' };

/** What every operation gets. */
export type Service = {
  readonly keys: Keys;
  readonly clock: Clock;
  readonly accountId: string;
  /** A role by its ARN. */
  role(arn: string): Role | undefined;
  /** Verifies a token of the identity pool. */
  readToken(token: string): Promise<WebIdentity | TokenRefusal>;
  /** The session that signed this request; undefined for keys that the stack did not issue. Throws where it is refused. */
  callerOf(request: Request): SessionPrincipal | undefined;
};
