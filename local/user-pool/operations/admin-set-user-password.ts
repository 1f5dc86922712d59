import * as v from 'valibot';
import { password, username, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { checkPassword } from '../password-policy.ts';
import { requirePool } from '../pools.ts';
import { withPassword, withTemporaryPassword } from '../set-password.ts';
import { requireUser, saveUser } from '../users.ts';

const input = v.object({
  UserPoolId: userPoolId,
  Username: username,
  Password: password,
  Permanent: v.optional(v.boolean(), false),
});

/** API reference: AdminSetUserPassword. A permanent one confirms the user; no trigger is called. */
export const adminSetUserPassword = signedOperation(
  'AdminSetUserPassword',
  input,
  (service, given) => {
    const pool = requirePool(service, given.UserPoolId);
    const user = requireUser(service, pool, given.Username);
    checkPassword(pool, given.Password);
    saveUser(
      service,
      given.Permanent
        ? withPassword(pool, user, given.Password)
        : withTemporaryPassword(pool, user, given.Password, service.clock.now()),
    );
    return {};
  },
);
