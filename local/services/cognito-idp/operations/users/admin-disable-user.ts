import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { revokeAll } from '../../tokens/revocation.ts';
import { requireUser, saveUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: AdminDisableUser. Revokes the user's tokens; enabling the user again does not restore them. */
export const adminDisableUser = signedOperation(
  'AdminDisableUser',
  v.object({ UserPoolId: userPoolId, Username: username }),
  (service, { UserPoolId, Username }) => {
    const user = requireUser(service, requirePool(service, UserPoolId), Username);
    revokeAll(service, user);
    saveUser(service, { ...user, enabled: false });
    return {};
  },
);
