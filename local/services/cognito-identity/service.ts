import type { JWK } from 'jose';
import type { Clock } from '../../observe/clock.ts';
import type { SessionRequest, WebIdentity } from './session.ts';
import type { Store } from './store/store.ts';

/** A user pool as an identity pool sees it. */
export type UserPoolProvider = {
  /** The value of `iss` in its tokens. */
  readonly issuer: string;
  /** Its public keys. */
  readonly keys: readonly JWK[];
  /** Whether the user exists, is enabled and was not signed out since; for ServerSideTokenCheck. */
  isCurrent(claims: Readonly<Record<string, unknown>>): boolean;
};

/** A provider whose users have tokens that its published keys verify. */
export type TokenProvider = {
  /** Values of `iss` that its tokens have. */
  readonly issuers: readonly string[];
  /** Values of `aud` that are accepted; empty where none are known here. */
  readonly clientIds: readonly string[];
  /** The keys, fetched when they are needed. Throws where the provider does not respond. */
  keys(): Promise<readonly JWK[]>;
};

export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
};

/** What every operation gets. */
export type Service = {
  readonly store: Store;
  /** The pool's clock; `now()` in milliseconds. */
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  /** A user pool by the name of its provider, `cognito-idp.<region>.amazonaws.com/<pool id>`. */
  userPool(providerName: string): UserPoolProvider | undefined;
  /** A provider of OpenID Connect by its name, the issuer without `https://`; undefined where it is not known here. */
  tokenProvider(name: string): Promise<TokenProvider | undefined>;
  /** AssumeRoleWithWebIdentity. Undefined where the role does not exist or its trust policy refuses. */
  openSession(identity: WebIdentity, request: SessionRequest): Credentials | undefined;
};
