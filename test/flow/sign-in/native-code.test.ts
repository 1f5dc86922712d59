import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { Amplify } from 'aws-amplify';
import {
  autoSignIn,
  confirmSignIn,
  confirmSignUp,
  fetchAuthSession,
  signIn,
  signOut,
  signUp,
} from 'aws-amplify/auth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localCredentials } from '../../../local/identity.ts';
import { newEmail, refusalOf } from '../../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack({
    parameterOverrides: { CodeSignIn: 'native', SignUpConfirmation: 'cognito' },
  });
  const { userPoolId, userPoolClientId } = stack.info;
  Amplify.configure({
    Auth: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint: stack.url } },
  });
});

afterAll(() => stack.stop());

beforeEach(async () => {
  await signOut();
  await stack.reset();
});

const newestTo = async (email: string) =>
  (await stack.outbox()).filter(({ to }) => to === email).at(-1);

const codeTo = async (email: string, digits: number): Promise<string> => {
  const { text = '' } = (await newestTo(email)) ?? {};
  return new RegExp(`\\b\\d{${digits}}\\b`).exec(text)?.[0] ?? '';
};

const confirmed = async (): Promise<string> => {
  const username = newEmail();
  await signUp({ username, options: { userAttributes: { email: username } } });
  await confirmSignUp({ username, confirmationCode: await codeTo(username, 6) });
  return username;
};

const byCode = (username: string) =>
  signIn({ username, options: { authFlowType: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP' } });

const claims = async () => (await fetchAuthSession()).tokens?.idToken?.payload;

describe('a stack with CodeSignIn=native', () => {
  it('a sign-up without a password signs in by autoSignIn, with the claims of the profile', async () => {
    const username = newEmail();
    const options = {
      userAttributes: { email: username },
      autoSignIn: { authFlowType: 'USER_AUTH' as const },
    };
    await signUp({ username, options });
    await confirmSignUp({ username, confirmationCode: await codeTo(username, 6) });

    const { isSignedIn } = await autoSignIn();

    expect(isSignedIn).toBe(true);
    expect(await claims()).toMatchObject({ roles: ['member'], plan: 'free', email_verified: true });
  });

  it('a later sign-in takes Cognito’s code, in a mail with the words of the suite', async () => {
    const username = await confirmed();
    await byCode(username);
    const mail = await newestTo(username);

    const { isSignedIn } = await confirmSignIn({ challengeResponse: await codeTo(username, 8) });

    expect(mail?.subject).toBe('Your sign-in code for example.com');
    expect(isSignedIn).toBe(true);
    expect(await claims()).toMatchObject({ roles: ['member'], plan: 'free' });
  });

  it('the functions that stay are called in Cognito’s order, and no challenge is read', async () => {
    const username = await confirmed();
    await stack.call('DELETE', 'triggers');
    await stack.call('DELETE', 'calls');
    await byCode(username);
    await confirmSignIn({ challengeResponse: await codeTo(username, 8) });

    const called = (await stack.triggers()).map((entry) => entry.function);
    const actions = JSON.stringify(await stack.call('GET', 'calls'));
    expect(called).toEqual([
      'PreAuthenticationFunction',
      'CustomMessageFunction',
      'PostAuthenticationFunction',
      'PreTokenGenerationFunction',
    ]);
    expect(actions).toContain('ProfilesTable');
    expect(actions).not.toContain('ChallengesTable');
  });

  it('the sign-up rules hold', async () => {
    const username = `${crypto.randomUUID()}@mailinator.com`;

    expect(
      await refusalOf(signUp({ username, options: { userAttributes: { email: username } } })),
    ).toContain('PreSignUp failed with error domain_disposable');
  });

  it('a suspended profile gets a code and no tokens', async () => {
    const username = await confirmed();
    await byCode(username);
    await confirmSignIn({ challengeResponse: await codeTo(username, 8) });
    const userId = String((await claims())?.sub);
    await signOut();
    await suspend(userId);
    await byCode(username);

    const answer = confirmSignIn({ challengeResponse: await codeTo(username, 8) });

    expect(await refusalOf(answer)).toContain('profile_suspended');
  });
});

const suspend = async (userId: string): Promise<void> => {
  const { dynamodbEndpoint: endpoint, region, tables } = stack.info;
  const client = new DynamoDBClient({ endpoint, region, credentials: localCredentials });
  await client.send(
    new UpdateItemCommand({
      TableName: tables.profiles,
      Key: { userId: { S: userId } },
      UpdateExpression: 'SET #status = :suspended',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':suspended': { S: 'suspended' } },
    }),
  );
  client.destroy();
};
