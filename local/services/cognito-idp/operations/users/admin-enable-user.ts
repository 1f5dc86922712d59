import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { requireUser, saveUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: AdminEnableUser. */
export const adminEnableUser = signedOperation(
  'AdminEnableUser',
  v.object({ UserPoolId: userPoolId, Username: username }),
  (service, { UserPoolId, Username }) => {
    const user = requireUser(service, requirePool(service, UserPoolId), Username);
    saveUser(service, { ...user, enabled: true });
    return {};
  },
);
