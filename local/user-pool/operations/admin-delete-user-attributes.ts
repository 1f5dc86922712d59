import * as v from 'valibot';
import { removeAttributes } from '../change-attributes.ts';
import { username, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { requireUser } from '../users.ts';

const input = v.object({
  UserPoolId: userPoolId,
  Username: username,
  UserAttributeNames: v.array(v.string()),
});

/** API reference: AdminDeleteUserAttributes. */
export const adminDeleteUserAttributes = signedOperation(
  'AdminDeleteUserAttributes',
  input,
  (service, { UserPoolId, Username, UserAttributeNames }) => {
    const pool = requirePool(service, UserPoolId);
    const user = requireUser(service, pool, Username);
    removeAttributes(service, pool, user, UserAttributeNames);
    return {};
  },
);
