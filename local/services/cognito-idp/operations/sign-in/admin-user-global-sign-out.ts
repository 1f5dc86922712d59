import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { revokeAll } from '../../tokens/revocation.ts';
import { requireUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: AdminUserGlobalSignOut. */
export const adminUserGlobalSignOut = signedOperation(
  'AdminUserGlobalSignOut',
  v.object({ UserPoolId: userPoolId, Username: username }),
  (service, { UserPoolId, Username }) => {
    revokeAll(service, requireUser(service, requirePool(service, UserPoolId), Username));
    return {};
  },
);
