import * as v from 'valibot';
import { sendAttributeCode } from '../../codes/attribute-codes.ts';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { clientMetadata } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({
  AccessToken: v.string(),
  AttributeName: v.string(),
  ClientMetadata: clientMetadata,
});

/** API reference: GetUserAttributeVerificationCode. */
export const getUserAttributeVerificationCode = publicOperation(
  'GetUserAttributeVerificationCode',
  input,
  async (service, { AccessToken, AttributeName, ClientMetadata }) => {
    const { pool, user, claims } = await requireAccessToken(service, AccessToken);
    const CodeDeliveryDetails = await sendAttributeCode(service, {
      pool,
      user,
      attribute: AttributeName,
      source: 'CustomMessage_VerifyUserAttribute',
      clientId: claims.client_id,
      clientMetadata: ClientMetadata,
    });
    return { CodeDeliveryDetails };
  },
);
