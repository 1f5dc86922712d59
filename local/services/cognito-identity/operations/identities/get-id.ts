import * as v from 'valibot';
import { findPool } from '../../identities/pools.ts';
import { identityOf, noGuests } from '../../identities/resolve.ts';
import { readOwnLogin } from '../../logins/own-login.ts';
import { verifyLogins } from '../../logins/verify-logins.ts';
import { loginsDoNotMatch } from '../../wire/errors.ts';
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
      if (own.identityPoolId !== pool.id || verified.length > 0) throw loginsDoNotMatch();
      return { IdentityId: own.identityId };
    }
    if (verified.length === 0 && !pool.properties.AllowUnauthenticatedIdentities) throw noGuests();
    return { IdentityId: identityOf(service, pool, verified).id };
  },
);
