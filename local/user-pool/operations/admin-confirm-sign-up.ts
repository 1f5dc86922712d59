import * as v from 'valibot';
import { callPostConfirmation, checkUnconfirmed } from '../confirmation.ts';
import { clientMetadata, username, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { requireUser, saveUser } from '../users.ts';

const input = v.object({
  UserPoolId: userPoolId,
  Username: username,
  ClientMetadata: clientMetadata,
});

/** API reference: AdminConfirmSignUp. Calls PostConfirmation; verifies no address. */
export const adminConfirmSignUp = signedOperation(
  'AdminConfirmSignUp',
  input,
  async (service, given) => {
    const pool = requirePool(service, given.UserPoolId);
    const user = requireUser(service, pool, given.Username);
    checkUnconfirmed(user);
    const confirmed = saveUser(service, { ...user, status: 'CONFIRMED' });
    await callPostConfirmation(service, {
      pool,
      user: confirmed,
      clientId: undefined,
      source: 'PostConfirmation_ConfirmSignUp',
      clientMetadata: given.ClientMetadata,
    });
    return {};
  },
);
