import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { removeAttributes } from '../../users/change-attributes.ts';
import { requireUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

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
