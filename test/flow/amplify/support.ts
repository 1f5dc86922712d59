import { Amplify } from 'aws-amplify';
import { confirmSignUp, signUp } from 'aws-amplify/auth';
import { Secret, TOTP } from 'otpauth';
import { type ChoicePool, choicePool } from '../../support/pool/choice.ts';
import type { TestPools } from '../../support/pool/pool.ts';
import { password } from '../../support/pool/pool-users.ts';
import { newEmail } from '../../support/pool/sign-in.ts';

export const pointAmplifyAt = (
  pools: TestPools,
  { UserPoolId, ClientId }: Pick<ChoicePool, 'UserPoolId' | 'ClientId'>,
): void =>
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: UserPoolId,
        userPoolClientId: ClientId,
        userPoolEndpoint: pools.url,
      },
    },
  });

/** A pool in which every step of Amplify's category could run, and Amplify pointed at it. */
export const amplifyPool = async (pools: TestPools): Promise<ChoicePool> => {
  const pool = await choicePool(pools, {
    pool: {
      MfaConfiguration: 'OPTIONAL',
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    },
    client: {
      ExplicitAuthFlows: [
        'ALLOW_USER_AUTH',
        'ALLOW_USER_SRP_AUTH',
        'ALLOW_USER_PASSWORD_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
      ],
    },
  });
  pointAmplifyAt(pools, pool);
  return pool;
};

/** A user with {@link password} who has confirmed the address. */
export const confirmedUser = async (pool: ChoicePool): Promise<string> => {
  const username = newEmail();
  await signUp({ username, password, options: { userAttributes: { email: username } } });
  await confirmSignUp({ username, confirmationCode: pool.ownCodeTo(username) });
  return username;
};

/** What an authenticator app shows `periods` of 30 s after the pool's time. */
export const appCode = (pools: TestPools, secret: string, periods = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: pools.now() + periods * 30_000,
  });
