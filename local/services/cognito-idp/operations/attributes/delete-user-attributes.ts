import * as v from 'valibot';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { checkWritable } from '../../users/attributes.ts';
import { removeAttributes } from '../../users/change-attributes.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({ AccessToken: v.string(), UserAttributeNames: v.array(v.string()) });

/** API reference: DeleteUserAttributes. A client can delete only attributes that it may write. */
export const deleteUserAttributes = publicOperation(
  'DeleteUserAttributes',
  input,
  async (service, { AccessToken, UserAttributeNames }) => {
    const { pool, client, user } = await requireAccessToken(service, AccessToken);
    checkWritable(client, Object.fromEntries(UserAttributeNames.map((name) => [name, ''])));
    removeAttributes(service, pool, user, UserAttributeNames);
    return {};
  },
);
