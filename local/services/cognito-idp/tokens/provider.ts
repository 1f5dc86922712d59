import type { JWK } from 'jose';
import type { Service } from '../service.ts';
import { findUser } from '../users/users.ts';
import { issuerOf, signingKeyOf } from './signing-keys.ts';

/** A user pool as those see it who take its ID tokens. */
export type TokenProvider = {
  readonly issuer: string;
  readonly keys: readonly JWK[];
  /** Whether the token's user exists, is enabled and was not signed out of that sign-in. */
  isCurrent(claims: Readonly<Record<string, unknown>>): boolean;
};

/** The pool of a provider's name, `cognito-idp.<region>.amazonaws.com/<pool id>`. */
export const tokenProviderOf = (service: Service, name: string): TokenProvider | undefined => {
  const prefix = `cognito-idp.${service.region}.amazonaws.com/`;
  const pool = name.startsWith(prefix)
    ? service.store.pools.get(name.slice(prefix.length))
    : undefined;
  if (pool === undefined) return undefined;
  return {
    issuer: issuerOf(service, pool),
    keys: [signingKeyOf(service, pool).publicJwk],
    isCurrent: (claims) => {
      const user = findUser(service, pool, String(claims['cognito:username']));
      const isRevoked = service.store.revocations.get(String(claims.origin_jti)) !== undefined;
      return user !== undefined && user.sub === claims.sub && user.enabled && !isRevoked;
    },
  };
};
