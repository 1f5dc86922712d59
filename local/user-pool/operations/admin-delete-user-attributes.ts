import * as v from 'valibot';
import { checkChangeable, readAttributes } from '../attributes.ts';
import { username, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { requireUser, saveUser } from '../users.ts';

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
    const emptied = UserAttributeNames.map((Name) => ({ Name, Value: '' }));
    checkChangeable(pool, readAttributes(pool, emptied));
    const kept = Object.entries(user.attributes).filter(
      ([name]) => !UserAttributeNames.includes(name.replace(/_verified$/, '')),
    );
    saveUser(service, { ...user, attributes: Object.fromEntries(kept) });
    return {};
  },
);
