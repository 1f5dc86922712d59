import * as v from 'valibot';
import { checkRecoverable, sendRecoveryCode } from '../../codes/recovery.ts';
import { requirePool } from '../../pools/pools.ts';
import { reloadUser, requireUser, saveUser } from '../../users/users.ts';
import { notAuthorized } from '../../wire/cognito-error.ts';
import { clientMetadata, username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

const input = v.object({
  UserPoolId: userPoolId,
  Username: username,
  ClientMetadata: clientMetadata,
});

/** API reference: AdminResetUserPassword. Disables the old password and sends a code to a verified address. */
export const adminResetUserPassword = signedOperation(
  'AdminResetUserPassword',
  input,
  async (service, { UserPoolId, Username, ClientMetadata }) => {
    const pool = requirePool(service, UserPoolId);
    const user = requireUser(service, pool, Username);
    // Before the status (moto's tests of AdminResetUserPassword).
    if (!user.enabled) throw notAuthorized('User is disabled.');
    checkRecoverable(user);
    await sendRecoveryCode(service, pool, user, undefined, ClientMetadata);
    // The user may have changed while the custom message trigger ran.
    saveUser(service, { ...reloadUser(service, user), status: 'RESET_REQUIRED' });
    return {};
  },
);
