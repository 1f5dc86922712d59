import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  type LambdaConfigType,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { attachedStackName, deployment, senderAddress, signInAt } from '../support/deployed.ts';
import { cognitoAdmin } from '../support/pools.ts';
import { succeed } from '../support/sam.ts';
import { describeStack } from '../support/stack.ts';

/** A pool that somebody else made, with a client for custom auth. */
const makePool = async (): Promise<{ readonly poolId: string; readonly clientId: string }> => {
  const { UserPool } = await cognitoAdmin.send(
    new CreateUserPoolCommand({
      PoolName: 'made-by-somebody-else',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
    }),
  );
  const poolId = UserPool?.Id ?? '';
  const { UserPoolClient } = await cognitoAdmin.send(
    new CreateUserPoolClientCommand({
      UserPoolId: poolId,
      ClientName: 'app',
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
    }),
  );
  return { poolId, clientId: UserPoolClient?.ClientId ?? '' };
};

/** What a stack for somebody else's pool leaves to its owner. */
const ownersTypes = /^AWS::(Cognito::|S3::Bucket)/;

export const existingPool = async (t: TestContext): Promise<void> => {
  const { poolId, clientId } = await makePool();

  await t.test('a second stack for an existing pool stands beside the first', async () => {
    await succeed(
      'sam',
      deployment(attachedStackName, { SenderAddress: senderAddress, UserPoolId: poolId }),
    );
  });

  await t.test(
    'it makes no pool, client, domain, provider, group, identity pool or bucket',
    async () => {
      const { resources } = await describeStack(attachedStackName);

      const types = [...resources.values()].map(({ type }) => type);
      assert.deepEqual(
        types.filter((type) => ownersTypes.test(type)),
        [],
      );
      assert.equal(types.filter((type) => type === 'AWS::Lambda::Function').length, 9);
    },
  );

  await t.test('with the triggers of its output, users of that pool sign in by code', async () => {
    const stack = await describeStack(attachedStackName);
    const LambdaConfig: LambdaConfigType = JSON.parse(stack.output('AttachTriggers'));
    await cognitoAdmin.send(new UpdateUserPoolCommand({ UserPoolId: poolId, LambdaConfig }));

    const { tokens } = await signInAt(clientId).signIn();

    assert.deepEqual(decodeJwt(tokens.IdToken ?? '').roles, ['member']);
  });

  await t.test('its output names that pool', async () => {
    const stack = await describeStack(attachedStackName);

    assert.equal(stack.output('UserPoolId'), poolId);
  });
};
