import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { AwsConfig } from '../common/aws-options.ts';
import { naming } from '../common/calls.ts';
import type { Facts } from './facts.ts';
import { readChallengesTable } from './read/challenges-table.ts';
import { readIdentityPool } from './read/identity-pool.ts';
import { createLooker } from './read/look.ts';
import { withSuiteSettings } from './read/suite-settings.ts';
import { readTriggers } from './read/triggers.ts';
import { readClients, readMfa, readPool, readProviders } from './read/user-pool.ts';
import { readWebAcl } from './read/web-acl.ts';

export type Target = {
  readonly userPoolId: string;
  /** One client in place of all. */
  readonly clientId: string | undefined;
  readonly identityPoolId: string | undefined;
  readonly region: string;
};

/**
 * Reads everything, with calls that change nothing. What cannot be read is kept as such.
 * @throws whatever the SDK throws for DescribeUserPool: without the pool there is nothing to judge
 */
export const readFacts = async (config: AwsConfig, target: Target): Promise<Facts> => {
  const { userPoolId, clientId, identityPoolId, region } = target;
  const users = naming(new CognitoIdentityProviderClient(config));
  const identity = new CognitoIdentityClient(config);
  const iam = new IAMClient(config);
  const lambda = new LambdaClient(config);
  const { look, unread } = createLooker();
  const provider = `cognito-idp.${region}.amazonaws.com/${userPoolId}`;
  try {
    const pool = await readPool(users, userPoolId);
    const triggers = pool.LambdaConfig ?? {};
    const codesAttached = triggers.CreateAuthChallenge !== undefined;
    return {
      userPoolId,
      region,
      pool,
      mfa: await readMfa(users, userPoolId, look),
      clients: await readClients(users, userPoolId, clientId, look),
      providers: await readProviders(users, userPoolId, look),
      triggers: await withSuiteSettings(config, await readTriggers(lambda, triggers, look), look),
      webAcl: await readWebAcl(config, pool.Arn ?? '', look),
      identityPoolId,
      identityPool:
        identityPoolId === undefined
          ? undefined
          : await readIdentityPool({ identity, iam }, identityPoolId, provider, look),
      challengesTable: codesAttached
        ? await readChallengesTable(config, triggers.PostConfirmation, look)
        : undefined,
      unread: unread(),
    };
  } finally {
    for (const client of [users, identity, iam, lambda]) client.destroy();
  }
};
