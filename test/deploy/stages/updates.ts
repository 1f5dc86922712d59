import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { deployment, profileOf, signInTo, stackName } from '../support/deployed.ts';
import { documentedCommands } from '../support/documented-commands.ts';
import { cognitoAdmin } from '../support/pools.ts';
import { succeed, succeedInShell } from '../support/sam.ts';
import { samples } from '../support/samples.ts';
import { describeStack, type Stack } from '../support/stack.ts';
import { breaksPreAuthentication } from './pre-authentication.ts';

const lambda = new LambdaClient({});

const environmentOf = async (stack: Stack, logicalId: string): Promise<Record<string, string>> => {
  const FunctionName = stack.physicalId(logicalId);
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  return Environment?.Variables ?? {};
};

/** Everything optional that MiniStack has; it knows no identity providers. */
const optionalParts = {
  PreAuthenticationReadsProfile: 'yes',
  PasswordSignIn: 'yes',
  Mfa: 'optional',
  GuestAccess: 'yes',
  AlarmEmail: 'ops@example.com',
};

/** One of the two documented ways to change the pepper, deployed as this run deploys. */
const rotate = async (section: 'rotation' | 'retire') =>
  succeedInShell(
    await documentedCommands(section, {
      'STACK=cognito-triggers': `STACK=${stackName}`,
      'sam deploy --stack-name "$STACK"': `sam ${deployment(stackName).join(' ')}`,
    }),
  );

export const updates = async (t: TestContext): Promise<void> => {
  const before = await describeStack(stackName);

  await t.test('a changed parameter takes effect, and the others keep their values', async () => {
    await succeed('sam', deployment(stackName, { CodeLength: '6' }));

    const user = signInTo(before);
    const { email } = await user.signUp();
    const { ChallengeParameters } = await user.start(email);
    assert.equal(ChallengeParameters?.codeLength, '6');
    assert.match(await user.mailedCode(email), /^\d{6}$/);
  });

  await t.test('an update leaves the pool, the tables and their rows as they are', async () => {
    const after = await describeStack(stackName);

    for (const kept of ['UserPool', 'UserPoolClient', 'ProfilesTable', 'ChallengesTable']) {
      assert.equal(after.physicalId(kept), before.physicalId(kept), kept);
    }
    assert.notEqual(await profileOf(after, samples.userId), undefined);
  });

  await t.test('a deployment without changes says so and is no failure', async () => {
    const { stdout, stderr } = await succeed('sam', deployment(stackName));

    assert.match(stdout + stderr, /No changes to deploy/);
  });

  await t.test('the documented rotation of the pepper keeps codes good that are out', async () => {
    const user = signInTo(before);
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    const old = await environmentOf(before, 'CreateAuthChallengeFunction');

    await rotate('rotation');

    const now = await environmentOf(before, 'VerifyAuthChallengeResponseFunction');
    assert.notEqual(now.CODE_PEPPER_CURRENT, old.CODE_PEPPER_CURRENT);
    assert.equal(now.CODE_PEPPER_PREVIOUS, old.CODE_PEPPER_CURRENT);
    const { AuthenticationResult } = await user.answer(
      email,
      await user.mailedCode(email),
      challenge,
    );
    assert.notEqual(AuthenticationResult?.AccessToken, undefined);
  });

  await t.test('once the old pepper is retired as documented, new codes are good', async () => {
    await rotate('retire');

    const { tokens } = await signInTo(before).signIn();
    const now = await environmentOf(before, 'VerifyAuthChallengeResponseFunction');
    assert.equal(now.CODE_PEPPER_PREVIOUS, 'none');
    assert.notEqual(tokens.AccessToken, undefined);
  });

  await t.test('optional parts are added to a system that runs', async () => {
    await succeed('sam', deployment(stackName, optionalParts));

    const after = await describeStack(stackName);
    const { UserPoolClient } = await cognitoAdmin.send(
      new DescribeUserPoolClientCommand({
        UserPoolId: after.output('UserPoolId'),
        ClientId: after.output('UserPoolClientId'),
      }),
    );
    assert.ok(UserPoolClient?.ExplicitAuthFlows?.includes('ALLOW_USER_SRP_AUTH'));
    assert.ok(after.resources.has('GuestRole'));
    assert.notEqual((await signInTo(after).signIn()).tokens.AccessToken, undefined);
  });

  await breaksPreAuthentication(t);
};
