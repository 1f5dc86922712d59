import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { deployment, profileOf, signInTo, stackName } from '../support/deployed.ts';
import { cognitoAdmin } from '../support/pools.ts';
import { succeed } from '../support/sam.ts';
import { samples } from '../support/samples.ts';
import { describeStack } from '../support/stack.ts';
import { assertKept } from '../trial/kept.ts';
import { passwordAndCode } from './password-and-code.ts';
import { breaksPreAuthentication } from './pre-authentication.ts';

const passwordFirst = {
  CodeLength: '10',
  SignUpConfirmation: 'cognito',
  PasswordAndCode: 'required',
};

/** Everything optional that MiniStack has; it knows no identity providers. */
const optionalParts = {
  PreAuthenticationReadsProfile: 'yes',
  PasswordAndCode: 'off',
  PasswordSignIn: 'yes',
  Mfa: 'optional',
  GuestAccess: 'yes',
  AlarmEmail: 'ops@example.com',
};

export const updates = async (t: TestContext): Promise<void> => {
  const before = await describeStack(stackName);

  await t.test('changed parameters take effect', async () => {
    await succeed('sam', deployment(stackName, passwordFirst));
  });

  await passwordAndCode(t, before);

  await t.test('an update leaves the pool, the tables and their rows as they are', async () => {
    const after = await describeStack(stackName);

    assertKept(before, after);
    assert.notEqual(await profileOf(after, samples.userId), undefined);
  });

  await t.test('a deployment without changes says so and is no failure', async () => {
    const { stdout, stderr } = await succeed('sam', deployment(stackName));

    assert.match(stdout + stderr, /No changes to deploy/);
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
    const user = signInTo(after);
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    const code = await user.mailedCode(email);
    assert.match(code, /^\d{10}$/, 'parameters that are not named keep their values');
    const { AuthenticationResult } = await user.answer(email, code, challenge);
    assert.notEqual(AuthenticationResult?.AccessToken, undefined);
  });

  await breaksPreAuthentication(t);
};
