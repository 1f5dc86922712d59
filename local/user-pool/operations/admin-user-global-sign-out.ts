import * as v from 'valibot';
import { username, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { revokeAll } from '../revocation.ts';
import { requireUser } from '../users.ts';

/** API reference: AdminUserGlobalSignOut. */
export const adminUserGlobalSignOut = signedOperation(
  'AdminUserGlobalSignOut',
  v.object({ UserPoolId: userPoolId, Username: username }),
  (service, { UserPoolId, Username }) => {
    revokeAll(service, requireUser(service, requirePool(service, UserPoolId), Username));
    return {};
  },
);
