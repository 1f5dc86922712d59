import * as v from 'valibot';
import { CognitoError } from '../cognito-error.ts';
import { findCaller, simulatedDelivery } from '../hidden-user.ts';
import { clientId, clientMetadata, secretHash, username } from '../inputs.ts';
import { publicOperation } from '../operation.ts';
import { checkSelfRecovery, sendRecoveryCode } from '../recovery.ts';

const input = v.object({
  ClientId: clientId,
  SecretHash: secretHash,
  Username: username,
  ClientMetadata: clientMetadata,
});

/** API reference: ForgotPassword. Sends a code to a verified address. */
export const forgotPassword = publicOperation('ForgotPassword', input, async (service, given) => {
  const { pool, user } = findCaller(service, given);
  checkSelfRecovery(pool);
  if (user === undefined) return { CodeDeliveryDetails: simulatedDelivery(given.Username) };
  if (!user.enabled) throw new CognitoError('NotAuthorizedException', 'User is disabled.');
  const { ClientId, ClientMetadata } = given;
  const CodeDeliveryDetails = await sendRecoveryCode(service, pool, user, ClientId, ClientMetadata);
  return { CodeDeliveryDetails };
});
