import * as v from 'valibot';
import { sendAttributeCode } from '../../codes/attribute-codes.ts';
import { requirePool } from '../../pools/pools.ts';
import { takeAlias } from '../../users/aliases.ts';
import { checkChangeable, readAttributes } from '../../users/attributes.ts';
import { changeAttributes } from '../../users/change-attributes.ts';
import { requireUser } from '../../users/users.ts';
import { attributeList, clientMetadata, username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

const input = v.object({
  UserPoolId: userPoolId,
  Username: username,
  UserAttributes: attributeList,
  ClientMetadata: clientMetadata,
});

/** API reference: AdminUpdateUserAttributes. An administrator may set an address to verified. */
export const adminUpdateUserAttributes = signedOperation(
  'AdminUpdateUserAttributes',
  input,
  async (service, given) => {
    const pool = requirePool(service, given.UserPoolId);
    const user = requireUser(service, pool, given.Username);
    const changes = readAttributes(pool, given.UserAttributes);
    checkChangeable(pool, changes);
    for (const attribute of ['email', 'phone_number'] as const) {
      if (changes[`${attribute}_verified`] !== 'true') continue;
      const attributes = { ...user.attributes, ...changes };
      takeAlias(service, pool, { ...user, attributes }, attribute, false);
    }
    const { user: changed, toVerify } = changeAttributes(service, pool, user, changes);
    for (const attribute of toVerify) {
      await sendAttributeCode(service, {
        pool,
        user: changed,
        attribute,
        source: 'CustomMessage_UpdateUserAttribute',
        clientId: undefined,
        clientMetadata: given.ClientMetadata,
      });
    }
    return {};
  },
);
