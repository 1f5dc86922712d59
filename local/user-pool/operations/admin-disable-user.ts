import * as v from 'valibot';
import { username, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { requireUser, saveUser } from '../users.ts';

/** API reference: AdminDisableUser. A disabled user cannot sign in or refresh. */
export const adminDisableUser = signedOperation(
  'AdminDisableUser',
  v.object({ UserPoolId: userPoolId, Username: username }),
  (service, { UserPoolId, Username }) => {
    const user = requireUser(service, requirePool(service, UserPoolId), Username);
    saveUser(service, { ...user, enabled: false });
    return {};
  },
);
