import * as v from 'valibot';
import { username, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { revokeAll } from '../revocation.ts';
import { requireUser, saveUser } from '../users.ts';

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
