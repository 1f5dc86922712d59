import { createHmac } from 'node:crypto';
import type { TestPools } from './pool.ts';
import { type PoolUnderTest, password } from './pool-users.ts';

/** Guide: computing secret hash values. */
const hashOf = (secret: string, name: string, clientId: string): string =>
  createHmac('sha256', secret)
    .update(name + clientId)
    .digest('base64');

/** A client of the pool that has a secret, its proof for a user, and a password sign-in with or without one. */
export const newSecretClient = async ({ cognito }: TestPools, pool: PoolUnderTest) => {
  const { ClientId = '', ClientSecret = '' } = await pool.newClient({ GenerateSecret: true });
  const client = { UserPoolId: pool.UserPoolId, ClientId };
  const prove = (name: string, secret = ClientSecret) => hashOf(secret, name, ClientId);
  const start = (USERNAME: string, SECRET_HASH?: string) =>
    cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD: password, ...(SECRET_HASH && { SECRET_HASH }) },
    });
  return { client, ClientId, ClientSecret, prove, start };
};
