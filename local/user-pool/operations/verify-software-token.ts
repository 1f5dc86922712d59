import * as v from 'valibot';
import { requireAccessToken } from '../access-token.ts';
import { invalidParameter } from '../cognito-error.ts';
import { confirmSoftwareToken } from '../mfa.ts';
import { publicOperation } from '../operation.ts';

const input = v.object({
  AccessToken: v.optional(v.string()),
  Session: v.optional(v.string()),
  UserCode: v.pipe(
    v.string(),
    v.regex(/^[0-9]{6}$/, 'Member must satisfy regular expression pattern: [0-9]+'),
  ),
  FriendlyDeviceName: v.optional(v.string()),
});

/** API reference: VerifySoftwareToken, for signed-in users. */
export const verifySoftwareToken = publicOperation(
  'VerifySoftwareToken',
  input,
  async (service, { AccessToken, UserCode }) => {
    if (AccessToken === undefined) {
      throw invalidParameter('The local user pool verifies software tokens by access token alone');
    }
    const { user } = await requireAccessToken(service, AccessToken);
    confirmSoftwareToken(service, user, UserCode);
    return { Status: 'SUCCESS' };
  },
);
