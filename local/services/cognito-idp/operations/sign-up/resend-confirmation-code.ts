import * as v from 'valibot';
import { makeCode } from '../../codes/codes.ts';
import { findCaller, simulatedDelivery } from '../../codes/hidden-user.ts';
import { placeOf, sendCode } from '../../codes/messages.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { clientId, clientMetadata, secretHash, username } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({
  ClientId: clientId,
  SecretHash: secretHash,
  Username: username,
  ClientMetadata: clientMetadata,
});

/** API reference: ResendConfirmationCode. The new code replaces the old one. */
export const resendConfirmationCode = publicOperation(
  'ResendConfirmationCode',
  input,
  async (service, given) => {
    const { pool, user } = findCaller(service, given);
    if (user === undefined) return { CodeDeliveryDetails: simulatedDelivery(pool, given.Username) };
    if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
    const place = placeOf(pool, user);
    if (place === undefined) {
      throw invalidParameter('Cannot resend codes. Auto verification not turned on.');
    }
    const CodeDeliveryDetails = await sendCode(service, {
      pool,
      user,
      clientId: given.ClientId,
      source: 'CustomMessage_ResendCode',
      place,
      code: makeCode(service, user, 'sign-up', place),
      clientMetadata: given.ClientMetadata,
    });
    return { CodeDeliveryDetails };
  },
);
