import * as v from 'valibot';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { readableAttributes } from '../../users/readable-attributes.ts';
import { publicOperation } from '../../wire/operation.ts';
import { userDetails } from '../../wire/shapes.ts';

/** API reference: GetUser. Attributes are those that the app client may read. */
export const getUser = publicOperation(
  'GetUser',
  v.object({ AccessToken: v.string() }),
  async (service, { AccessToken }) => {
    const { user, client } = await requireAccessToken(service, AccessToken);
    const attributes = readableAttributes(client, user);
    const { Username, UserAttributes, UserMFASettingList, PreferredMfaSetting } = userDetails({
      ...user,
      attributes,
    });
    return {
      Username,
      UserAttributes,
      ...(UserMFASettingList === undefined ? {} : { UserMFASettingList }),
      ...(PreferredMfaSetting === undefined ? {} : { PreferredMfaSetting }),
    };
  },
);
