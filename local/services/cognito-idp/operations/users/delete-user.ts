import * as v from 'valibot';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { removeUser } from '../../users/users.ts';
import { publicOperation } from '../../wire/operation.ts';

/** API reference: DeleteUser. Calls no trigger, so data of the user kept elsewhere must be erased separately. */
export const deleteUser = publicOperation(
  'DeleteUser',
  v.object({ AccessToken: v.string() }),
  async (service, { AccessToken }) => {
    const { user } = await requireAccessToken(service, AccessToken);
    removeUser(service, user);
    return {};
  },
);
