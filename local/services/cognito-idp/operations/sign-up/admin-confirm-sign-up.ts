import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { callPostConfirmation } from '../../triggers/post-confirmation.ts';
import { checkUnconfirmed } from '../../users/confirmation.ts';
import { requireUser, saveUser } from '../../users/users.ts';
import { clientMetadata, username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

const input = v.object({
  UserPoolId: userPoolId,
  Username: username,
  ClientMetadata: clientMetadata,
});

/** API reference: AdminConfirmSignUp. Calls PostConfirmation; does not verify an address. */
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
