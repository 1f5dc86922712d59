import * as v from 'valibot';
import { invalidParameter } from '../cognito-error.ts';
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
    const user = requireUser(service, requirePool(service, UserPoolId), Username);
    if (UserAttributeNames.includes('sub')) {
      throw invalidParameter('Cannot modify the non-mutable attribute sub');
    }
    const kept = Object.entries(user.attributes).filter(
      ([name]) => !UserAttributeNames.includes(name.replace(/_verified$/, '')),
    );
    saveUser(service, { ...user, attributes: Object.fromEntries(kept) });
    return {};
  },
);
