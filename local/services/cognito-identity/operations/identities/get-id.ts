import * as v from 'valibot';
import { checkOwn } from '../../identities/check-own.ts';
import { findIdentity } from '../../identities/find.ts';
import { findPool } from '../../identities/pools.ts';
import { identityOf } from '../../identities/resolve.ts';
import { readOwnLogin } from '../../logins/own-login.ts';
import { verifyLogins } from '../../logins/verify-logins.ts';
import { loginsDoNotMatch, noGuests } from '../../wire/errors.ts';
import { identityPoolId, logins } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

/** Without logins each call makes a new guest: the client keeps the id. */
export const getId = publicOperation(
  'GetId',
  v.strictObject({
    IdentityPoolId: identityPoolId,
    AccountId: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'Member must be an account'))),
    Logins: v.optional(logins, {}),
  }),
  async (service, { IdentityPoolId, Logins }) => {
    const pool = findPool(service, IdentityPoolId);
    const own = await readOwnLogin(service, Logins);
    const verified = await verifyLogins(service, pool, Logins);
    if (own !== undefined) {
      if (verified.length > 0) throw loginsDoNotMatch();
      checkOwn(own, pool, findIdentity(service, own.identityId));
      return { IdentityId: own.identityId };
    }
    if (verified.length === 0 && !pool.properties.AllowUnauthenticatedIdentities) throw noGuests();
    return { IdentityId: identityOf(service, pool, verified).id };
  },
);
