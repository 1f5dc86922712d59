import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { confirmSignIn, fetchAuthSession, signIn, signOut, signUp } from 'aws-amplify/auth';
import { decodeJwt } from 'jose';
import { newEmail, refusalOf, throwAwayPassword } from '../../support/pool/sign-in.ts';
import { pointAmplifyAt } from '../support/amplify.ts';
import { dynamodb } from '../support/clients.ts';
import { profileOf, senderAddress, signInTo, stackName } from '../support/deployed.ts';
import { documentedCommands } from '../support/documented-commands.ts';
import { remoteInvoke, succeed, succeedInShell } from '../support/sam.ts';
import { sampleAbout, samples } from '../support/samples.ts';
import { describeStack, type Stack } from '../support/stack.ts';

const setProfile = (stack: Stack, userId: string, field: 'tenant' | 'status', value: string) =>
  dynamodb.send(
    new UpdateItemCommand({
      TableName: stack.output('ProfilesTableName'),
      Key: { userId: { S: userId } },
      UpdateExpression: 'SET #field = :value',
      ExpressionAttributeNames: { '#field': field },
      ExpressionAttributeValues: { ':value': { S: value } },
    }),
  );

export const signIns = async (t: TestContext): Promise<void> => {
  const stack = await describeStack(stackName);
  const user = signInTo(stack);

  await t.test(
    'boto3 signs a user up and in by code, and both tokens have the claims',
    async () => {
      const { stdout } = await succeed('python', [
        'test/deploy/sign_in.py',
        stack.output('UserPoolClientId'),
      ]);

      const told = JSON.parse(stdout);
      const [id, access] = [decodeJwt(told.idToken), decodeJwt(told.accessToken)];
      assert.equal(told.attributes.sub, told.sub);
      assert.equal(told.refreshed, true);
      assert.deepEqual([id.roles, id.plan], [['member'], 'free']);
      assert.deepEqual([access.roles, access.plan], [['member'], 'free']);
    },
  );

  await t.test('the documented commands of the AWS CLI lead to a code and to tokens', async () => {
    const mailbox = newEmail();
    const readMail = `${process.execPath} test/deploy/mailed-code.ts ${mailbox}`;

    const { stdout } = await succeedInShell(
      await documentedCommands('first-code', {
        'STACK=cognito-triggers': `STACK=${stackName}`,
        'you@example.net': mailbox,
        "read -r -p 'The code in your mailbox: ' CODE": `CODE=$(${readMail})`,
      }),
    );

    assert.match(stdout, /"AccessToken"/);
  });

  await t.test('Amplify 6 signs a user up and in by code', async () => {
    pointAmplifyAt(stack);
    const username = newEmail();
    await signUp({
      username,
      password: throwAwayPassword(),
      options: { userAttributes: { email: username } },
    });
    await signIn({ username, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } });

    const ended = await confirmSignIn({ challengeResponse: await user.mailedCode(username) });

    const { tokens } = await fetchAuthSession();
    assert.equal(ended.isSignedIn, true);
    assert.deepEqual(tokens?.idToken?.payload.roles, ['member']);
    await signOut();
  });

  await t.test('the mail comes from the sender of the deployment', async () => {
    const { email } = await user.signIn();

    const [mail, ...more] = await user.mailsTo(email);

    assert.equal(mail?.from, senderAddress);
    assert.deepEqual(more, []);
  });

  await t.test('pre sign-up refuses a throw-away address', async () => {
    const refusal = await refusalOf(user.signUp(`${crypto.randomUUID()}@mailinator.com`));

    assert.match(refusal, /UserLambdaValidationException.*domain_disposable/);
  });

  await t.test('claims come from the profile that post confirmation made', async () => {
    const { email, sub } = await user.signUp();
    const event = await sampleAbout(samples.postConfirmation, { sub, email });
    await remoteInvoke(stackName, 'PostConfirmationFunction', event);
    await setProfile(stack, sub, 'tenant', 'acme');

    const challenge = await user.start(email);
    const { AuthenticationResult } = await user.answer(
      email,
      await user.mailedCode(email),
      challenge,
    );

    assert.equal(decodeJwt(AuthenticationResult?.IdToken ?? '').tenant, 'acme');
    assert.equal((await profileOf(stack, sub))?.version, 1);
  });

  await t.test('a suspended profile gets no tokens', async () => {
    const { email, sub } = await user.signUp();
    const event = await sampleAbout(samples.postConfirmation, { sub, email });
    await remoteInvoke(stackName, 'PostConfirmationFunction', event);
    await setProfile(stack, sub, 'status', 'suspended');
    const challenge = await user.start(email);

    const refusal = await refusalOf(user.answer(email, await user.mailedCode(email), challenge));

    assert.match(refusal, /profile_suspended/);
  });
};
