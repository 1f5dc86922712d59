import * as v from 'valibot';
import { sendAttributeCode } from '../../codes/attribute-codes.ts';
import type { CodeDelivery } from '../../codes/messages.ts';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { checkChangeable, checkWritable, readAttributes } from '../../users/attributes.ts';
import { changeAttributes } from '../../users/change-attributes.ts';
import { attributeList, clientMetadata } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({
  AccessToken: v.string(),
  UserAttributes: attributeList,
  ClientMetadata: clientMetadata,
});

/**
 * API reference: UpdateUserAttributes. A guarded attribute keeps its old value until the new one is verified by a
 * code.
 */
export const updateUserAttributes = publicOperation(
  'UpdateUserAttributes',
  input,
  async (service, { AccessToken, UserAttributes, ClientMetadata }) => {
    const { pool, client, user, claims } = await requireAccessToken(service, AccessToken);
    const changes = readAttributes(pool, UserAttributes);
    checkWritable(client, changes);
    checkChangeable(pool, changes);
    const { user: changed, toVerify } = changeAttributes(service, pool, user, changes);
    const CodeDeliveryDetailsList: CodeDelivery[] = [];
    for (const attribute of toVerify) {
      CodeDeliveryDetailsList.push(
        await sendAttributeCode(service, {
          pool,
          user: changed,
          attribute,
          source: 'CustomMessage_UpdateUserAttribute',
          clientId: claims.client_id,
          clientMetadata: ClientMetadata,
        }),
      );
    }
    return { CodeDeliveryDetailsList };
  },
);
