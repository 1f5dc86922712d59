import {
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AwsConfig } from '../common/aws-options.ts';
import { naming } from '../common/calls.ts';
import type { InPool } from './erase.ts';

/** Whether the pool still has the user. ListUsers finds users by `sub` whatever their name is. */
export const lookInPool = async (
  config: AwsConfig,
  userPoolId: string | undefined,
  sub: string,
): Promise<InPool> => {
  if (userPoolId === undefined) return 'unknown';
  const client = naming(new CognitoIdentityProviderClient(config));
  try {
    const { Users = [] } = await client.send(
      new ListUsersCommand({
        UserPoolId: userPoolId,
        Filter: `sub = "${sub}"`,
        AttributesToGet: ['sub'],
        Limit: 1,
      }),
    );
    if (Users[0] === undefined) return 'gone';
    return Users[0].Enabled === false ? 'disabled' : 'enabled';
  } finally {
    client.destroy();
  }
};
