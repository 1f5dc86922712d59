import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { challengeTriggerNames } from '#shared/cognito/triggers.ts';
import { deployment, profileOf, signInTo, stackName } from '../support/deployed.ts';
import { cognitoAdmin } from '../support/pools.ts';
import { succeed } from '../support/sam.ts';
import { samples } from '../support/samples.ts';
import { describeStack, type Stack } from '../support/stack.ts';

const keeping = [
  ...['UserPool', 'UserPoolClient', 'ProfilesTable', 'ChallengesTable'],
  ...['CodePepper', 'SuiteKey', 'PostAuthenticationFunction', 'PreTokenGenerationFunction'],
];

const ofCodes = [...challengeTriggerNames, 'CodeDelivery'].flatMap((name) => [
  `${name}Function`,
  `${name}FunctionRole`,
]);

const assertKept = (before: Stack, after: Stack): void => {
  for (const kept of keeping) assert.equal(after.physicalId(kept), before.physicalId(kept), kept);
};

const flowsOf = async (stack: Stack): Promise<readonly string[]> => {
  const UserPoolId = stack.output('UserPoolId');
  const ClientId = stack.output('UserPoolClientId');
  const command = new DescribeUserPoolClientCommand({ UserPoolId, ClientId });
  return (await cognitoAdmin.send(command)).UserPoolClient?.ExplicitAuthFlows ?? [];
};

const triggersOf = async (stack: Stack): Promise<readonly string[]> => {
  const command = new DescribeUserPoolCommand({ UserPoolId: stack.output('UserPoolId') });
  return Object.keys((await cognitoAdmin.send(command)).UserPool?.LambdaConfig ?? {});
};

/**
 * Cognito's own codes in a stack that runs, and back. MiniStack has no USER_AUTH: the sign-in itself is tested against the
 * local stack.
 */
export const nativeCodes = async (t: TestContext): Promise<void> => {
  const before = await describeStack(stackName);

  await t.test(
    'native codes take away the challenge functions and keep what holds data',
    async () => {
      const parameters = { CodeSignIn: 'native', SignUpConfirmation: 'cognito' };
      await succeed('sam', deployment(stackName, parameters));

      const after = await describeStack(stackName);
      assertKept(before, after);
      assert.deepEqual(
        ofCodes.filter((name) => after.resources.has(name)),
        [],
      );
      assert.notEqual(await profileOf(after, samples.userId), undefined);
      const flows = await flowsOf(after);
      assert.ok(flows.includes('ALLOW_USER_AUTH') && !flows.includes('ALLOW_CUSTOM_AUTH'));
      const offered = Object.keys(JSON.parse(after.output('AttachTriggers')));
      for (const name of challengeTriggerNames) {
        assert.ok(!offered.includes(name) && !(await triggersOf(after)).includes(name), name);
      }
    },
  );

  await t.test('the codes of the suite come back, on the same tables and pool', async () => {
    await succeed(
      'sam',
      deployment(stackName, {
        CodeSignIn: 'suite',
        SignUpConfirmation: 'first-code',
        PasswordSignIn: 'no',
        Mfa: 'off',
      }),
    );

    const after = await describeStack(stackName);
    assertKept(before, after);
    const user = signInTo(after);
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    const code = await user.mailedCode(email);
    const { AuthenticationResult } = await user.answer(email, code, challenge);
    assert.notEqual(AuthenticationResult?.AccessToken, undefined);
  });
};
