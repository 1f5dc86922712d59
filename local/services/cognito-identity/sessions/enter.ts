import { checkOwn } from '../identities/check-own.ts';
import { enter } from '../identities/enter.ts';
import { findIdentity } from '../identities/find.ts';
import { findPool } from '../identities/pools.ts';
import type { Login } from '../logins/login.ts';
import { readOwnLogin } from '../logins/own-login.ts';
import { type Logins, verifyLogins } from '../logins/verify-logins.ts';
import type { Service } from '../service.ts';
import type { IdentityRecord, PoolRecord } from '../store/records.ts';
import type { PoolToken } from '../tokens/open-id-token.ts';

/** An identity that a caller has proven to be. */
export type Entered = {
  readonly pool: PoolRecord;
  readonly identity: IdentityRecord;
  /** The verified logins; none for a guest. */
  readonly logins: readonly Login[];
  /** The token of a developer identity, where the caller sent one. */
  readonly own: PoolToken | undefined;
};

/** Verifies every login, then finds the identity that the call is for. Throws NotAuthorizedException. */
export const enterIdentity = async (
  service: Service,
  identityId: string,
  given: Logins = {},
): Promise<Entered> => {
  const asked = findIdentity(service, identityId);
  const pool = findPool(service, asked.poolId);
  const own = await readOwnLogin(service, given);
  const logins = await verifyLogins(service, pool, given);
  if (own !== undefined) checkOwn(own, pool, asked);
  // The token is the login of a developer identity, so that no other is needed.
  const isByToken = own !== undefined && logins.length === 0;
  const identity = isByToken ? asked : enter(service, asked, pool, logins);
  return { pool, identity, logins, own };
};
