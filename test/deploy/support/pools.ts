import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/** Cognito with an administrator's rights. */
export const cognitoAdmin = new CognitoIdentityProviderClient({});

export const attributesOf = async (
  UserPoolId: string,
  Username: string,
): Promise<Record<string, string>> => {
  const user = await cognitoAdmin.send(new AdminGetUserCommand({ UserPoolId, Username }));
  const attributes = user.UserAttributes ?? [];
  return Object.fromEntries(attributes.map(({ Name = '', Value = '' }) => [Name, Value]));
};
