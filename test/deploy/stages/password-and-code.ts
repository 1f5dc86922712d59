import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { AdminConfirmSignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import { confirmSignIn, fetchAuthSession, signIn, signOut, signUp } from 'aws-amplify/auth';
import { newEmail, refusalOf, throwAwayPassword } from '../../support/pool/sign-in.ts';
import { pointAmplifyAt } from '../support/amplify.ts';
import { signInTo } from '../support/deployed.ts';
import { cognitoAdmin } from '../support/pools.ts';
import type { Stack } from '../support/stack.ts';

/** A user with a password; an administrator stands in for the code by which Cognito confirms a sign-up. */
const confirmedUser = async (stack: Stack) => {
  const [username, password] = [newEmail(), throwAwayPassword()];
  await signUp({ username, password, options: { userAttributes: { email: username } } });
  await cognitoAdmin.send(
    new AdminConfirmSignUpCommand({ UserPoolId: stack.output('UserPoolId'), Username: username }),
  );
  return { username, password };
};

const options = { authFlowType: 'CUSTOM_WITH_SRP' } as const;

/** In a stack that was deployed with `PasswordAndCode=required`. */
export const passwordAndCode = async (t: TestContext, stack: Stack): Promise<void> => {
  pointAmplifyAt(stack);

  await t.test('Amplify 6 signs in by a password and then a code', async () => {
    const { username, password } = await confirmedUser(stack);

    const proven = await signIn({ username, password, options });
    const code = await signInTo(stack).mailedCode(username);
    const ended = await confirmSignIn({ challengeResponse: code });

    assert.equal(proven.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE');
    assert.equal(ended.isSignedIn, true);
    assert.notEqual((await fetchAuthSession()).tokens?.accessToken, undefined);
    await signOut();
  });

  await t.test('a wrong password mails no code', async () => {
    const { username } = await confirmedUser(stack);
    const user = signInTo(stack);
    const before = await user.mailsTo(username); // Cognito's own, at sign-up

    const refusal = await refusalOf(signIn({ username, password: throwAwayPassword(), options }));

    assert.match(refusal, /NotAuthorizedException/);
    assert.deepEqual(await user.mailsTo(username), before);
  });

  await t.test('a sign-in without the password is refused before a code is mailed', async () => {
    const { username } = await confirmedUser(stack);
    const user = signInTo(stack);
    const before = await user.mailsTo(username);

    const refusal = await refusalOf(user.start(username));

    assert.notEqual(refusal, 'answered');
    assert.deepEqual(await user.mailsTo(username), before);
  });
};
