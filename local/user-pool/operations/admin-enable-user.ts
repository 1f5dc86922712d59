import * as v from 'valibot';
import { username, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { requireUser, saveUser } from '../users.ts';

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
