import { findPool } from '../identities/pools.ts';
import { enter, findIdentity } from '../identities/resolve.ts';
import type { Login } from '../logins/login.ts';
import { readOwnLogin } from '../logins/own-login.ts';
import { type Logins, verifyLogins } from '../logins/verify-logins.ts';
import type { Service } from '../service.ts';
import type { WebIdentity } from '../session.ts';
import type { IdentityRecord, PoolRecord } from '../store/records.ts';
import { loginsDoNotMatch } from '../wire/errors.ts';

/** An identity that a caller has proven to be. */
export type Entered = {
  readonly pool: PoolRecord;
  readonly identity: IdentityRecord;
  /** The verified logins; none for a guest. */
  readonly logins: readonly Login[];
  /** The token of a developer identity, where the caller sent one. */
  readonly own: WebIdentity | undefined;
};

/** Only a developer identity's token counts as a login: that of a guest proves no login. */
const checkOwn = (own: WebIdentity, { id, poolId, mergedInto }: IdentityRecord): void => {
  const isOwn = own.identityId === id && own.identityPoolId === poolId && mergedInto === undefined;
  if (!isOwn || !own.amr.includes('authenticated')) throw loginsDoNotMatch();
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
  if (own !== undefined) checkOwn(own, asked);
  // The token is the login of a developer identity, so that no other is needed.
  const isByToken = own !== undefined && logins.length === 0;
  const identity = isByToken ? asked : enter(service, asked, pool, logins);
  return { pool, identity, logins, own };
};
