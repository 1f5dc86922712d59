import type { UserDirectory } from '../ports.ts';
import { abortAtDeadline } from '../runtime/deadline.ts';

/**
 * The user pool's admin API. The client is a chunk of its own, loaded at the first use: a user's address is marked once
 * in a lifetime, and every other sign-in should not pay for it.
 * @throws whatever the SDK throws; AliasExistsException when the address is another user's alias, which is never moved
 */
export const userDirectory = (): UserDirectory => ({
  markEmailVerified: async ({ userPoolId, userName, email }) => {
    const { CognitoIdentityProviderClient, AdminUpdateUserAttributesCommand } = await import(
      '@aws-sdk/client-cognito-identity-provider'
    );
    const client = new CognitoIdentityProviderClient({
      maxAttempts: 2,
      requestHandler: {
        connectionTimeout: 500,
        requestTimeout: 1000,
        throwOnRequestTimeout: true,
      },
    });
    const command = new AdminUpdateUserAttributesCommand({
      UserPoolId: userPoolId,
      Username: userName,
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
    });
    try {
      await client.send(command, abortAtDeadline());
    } finally {
      // Its connection would stay open in a function that Lambda keeps, one for each user.
      client.destroy();
    }
  },
});
