import { GetCredentialsForIdentityCommand, GetIdCommand } from '@aws-sdk/client-cognito-identity';
import { region } from '../../../identity.ts';
import { type DemoContext, earlier, type Step } from '../context.ts';
import { type AwsCredentials, clientsOf } from '../identity-clients.ts';

/** The credentials of an identity: of these logins, or of a guest. */
export const exchange = async (
  { identities, info }: DemoContext,
  Logins: Readonly<Record<string, string>> | undefined,
) => {
  const logins = Logins === undefined ? {} : { Logins };
  const { IdentityId } = await identities.send(
    new GetIdCommand({ IdentityPoolId: info.identityPoolId, ...logins }),
  );
  const { Credentials } = await identities.send(
    new GetCredentialsForIdentityCommand({ IdentityId, ...logins }),
  );
  const credentials: AwsCredentials = {
    accessKeyId: earlier(Credentials?.AccessKeyId, 'access key'),
    secretAccessKey: earlier(Credentials?.SecretKey, 'secret key'),
    sessionToken: earlier(Credentials?.SessionToken, 'session token'),
  };
  return { identityId: earlier(IdentityId, 'identity'), credentials, Credentials };
};

export const exchangeToken: Step = {
  name: 'the ID token for AWS credentials',
  run: async (context) => {
    const { userPoolId } = context.info;
    const { identityId, credentials, Credentials } = await exchange(context, {
      [`cognito-idp.${region}.amazonaws.com/${userPoolId}`]: earlier(context.idToken, 'ID token'),
    });
    context.identityId = identityId;
    context.clients = clientsOf(context.info, credentials);
    const minutes = Math.round(((Credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 60_000);
    return [
      `Identity ${identityId}`,
      `Access key ${credentials.accessKeyId.slice(0, 8)}..., a secret and a session token, for ${minutes} minutes.`,
    ];
  },
};
