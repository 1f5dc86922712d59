import * as v from 'valibot';
import { requireAccessToken } from '../access-token.ts';
import { CognitoError, invalidParameter } from '../cognito-error.ts';
import { newSoftwareTokenSecret, softwareTokensAllowed } from '../mfa.ts';
import { publicOperation } from '../operation.ts';
import { saveUser } from '../users.ts';

const input = v.object({
  AccessToken: v.optional(v.string()),
  Session: v.optional(v.string()),
});

/** API reference: AssociateSoftwareToken, for signed-in users. The secret is in use once a code of it was right. */
export const associateSoftwareToken = publicOperation(
  'AssociateSoftwareToken',
  input,
  async (service, { AccessToken }) => {
    if (AccessToken === undefined) {
      throw invalidParameter(
        'The local user pool associates software tokens by access token alone',
      );
    }
    const { pool, user } = await requireAccessToken(service, AccessToken);
    if (!softwareTokensAllowed(pool)) {
      throw new CognitoError(
        'SoftwareTokenMFANotFoundException',
        'Software Token MFA has not been enabled by the userPool',
      );
    }
    const SecretCode = newSoftwareTokenSecret();
    saveUser(service, { ...user, pendingSoftwareToken: SecretCode });
    return { SecretCode };
  },
);
