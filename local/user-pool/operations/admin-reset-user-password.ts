import * as v from 'valibot';
import { CognitoError } from '../cognito-error.ts';
import { clientMetadata, username, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { sendRecoveryCode } from '../recovery.ts';
import { requireUser, saveUser } from '../users.ts';

const input = v.object({
  UserPoolId: userPoolId,
  Username: username,
  ClientMetadata: clientMetadata,
});

/** API reference: AdminResetUserPassword. The old password is out of use, and a code goes to a verified address. */
export const adminResetUserPassword = signedOperation(
  'AdminResetUserPassword',
  input,
  async (service, { UserPoolId, Username, ClientMetadata }) => {
    const pool = requirePool(service, UserPoolId);
    const user = requireUser(service, pool, Username);
    if (user.status === 'FORCE_CHANGE_PASSWORD') {
      throw new CognitoError(
        'NotAuthorizedException',
        'User password cannot be reset in the current state.',
      );
    }
    await sendRecoveryCode(service, pool, user, undefined, ClientMetadata);
    saveUser(service, { ...user, status: 'RESET_REQUIRED' });
    return {};
  },
);
