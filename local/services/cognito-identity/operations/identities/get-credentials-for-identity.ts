import * as v from 'valibot';
import { openCredentials } from '../../sessions/credentials.ts';
import { enterIdentity } from '../../sessions/enter.ts';
import { arn, identityId, logins } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

export const getCredentialsForIdentity = publicOperation(
  'GetCredentialsForIdentity',
  v.strictObject({
    IdentityId: identityId,
    Logins: v.optional(logins),
    CustomRoleArn: v.optional(arn),
  }),
  async (service, { IdentityId, Logins, CustomRoleArn }) => {
    const entered = await enterIdentity(service, IdentityId, Logins);
    const credentials = openCredentials(service, entered, CustomRoleArn);
    return {
      IdentityId: entered.identity.id,
      Credentials: {
        AccessKeyId: credentials.accessKeyId,
        SecretKey: credentials.secretAccessKey,
        SessionToken: credentials.sessionToken,
        Expiration: Math.floor(credentials.expiresAt / 1000),
      },
    };
  },
);
