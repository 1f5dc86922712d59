import * as v from 'valibot';
import { findCaller, simulatedDelivery } from '../../codes/hidden-user.ts';
import {
  canRecover,
  checkRecoverable,
  checkSelfRecovery,
  sendRecoveryCode,
} from '../../codes/recovery.ts';
import { checkSecretHash } from '../../pools/clients/secret-hash.ts';
import { requireClient } from '../../pools/pools.ts';
import { migrateUser } from '../../sign-in/migrate-user.ts';
import { withMetadata } from '../../triggers/call/trigger-call.ts';
import { clientId, clientMetadata, secretHash, username } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({
  ClientId: clientId,
  SecretHash: secretHash,
  Username: username,
  ClientMetadata: clientMetadata,
});

/** API reference: ForgotPassword. Sends a code to a verified address. */
export const forgotPassword = publicOperation('ForgotPassword', input, async (service, given) => {
  // Before the user is looked for: the refusal is the same for every name.
  const caller = requireClient(service, given.ClientId);
  checkSelfRecovery(caller.pool);
  checkSecretHash(caller.client, given.Username, given.SecretHash);
  await migrateUser(service, {
    ...caller,
    typedName: given.Username,
    source: 'UserMigration_ForgotPassword',
    request: { validationData: null, ...withMetadata(given.ClientMetadata) },
  });
  const { pool, user, hides } = findCaller(service, given);
  if (user === undefined || (hides && !canRecover(pool, user))) {
    return { CodeDeliveryDetails: simulatedDelivery(pool, given.Username) };
  }
  checkRecoverable(user);
  const { ClientId, ClientMetadata } = given;
  const CodeDeliveryDetails = await sendRecoveryCode(service, pool, user, ClientId, ClientMetadata);
  return { CodeDeliveryDetails };
});
