import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { removeUser, requireUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

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
