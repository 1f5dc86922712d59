import * as v from 'valibot';
import { username, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { removeUser, requireUser } from '../users.ts';

/** API reference: AdminDeleteUser. No trigger is called. */
export const adminDeleteUser = signedOperation(
  'AdminDeleteUser',
  v.object({ UserPoolId: userPoolId, Username: username }),
  (service, { UserPoolId, Username }) => {
    const user = requireUser(service, requirePool(service, UserPoolId), Username);
    removeUser(service, user);
    return {};
  },
);
