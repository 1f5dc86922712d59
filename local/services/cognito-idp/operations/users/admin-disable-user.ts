import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { revokeAll } from '../../tokens/revocation.ts';
import { requireUser, saveUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: AdminDisableUser. Tokens end with it: enabling the user again does not bring them back. */
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
