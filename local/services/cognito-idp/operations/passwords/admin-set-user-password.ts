import * as v from 'valibot';
import { checkPassword } from '../../passwords/password-policy.ts';
import { withPassword, withTemporaryPassword } from '../../passwords/set-password.ts';
import { requirePool } from '../../pools/pools.ts';
import { requireUser, saveUser } from '../../users/users.ts';
import { password, username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

const input = v.object({
  UserPoolId: userPoolId,
  Username: username,
  Password: password,
  Permanent: v.optional(v.boolean(), false),
});

/** API reference: AdminSetUserPassword. A permanent password confirms the user. Calls no trigger. */
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
