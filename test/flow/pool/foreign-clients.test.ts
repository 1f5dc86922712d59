import {
  AuthenticationDetails,
  type CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js';
import { Amplify } from 'aws-amplify';
import {
  confirmSignIn,
  confirmSignUp,
  fetchAuthSession,
  fetchUserAttributes,
  signIn,
  signOut,
  signUp,
} from 'aws-amplify/auth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  newEmail,
  refusalOf,
  type SignIn,
  signInWith,
  throwAwayPassword,
} from '../../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  stack = await startTestStack({
    parameterOverrides: { RefreshTokenRotation: 'off' },
  });
  user = signInWith(stack);
});

afterAll(() => stack.stop());

beforeEach(() => stack.reset());

describe('Amplify 6, unmodified', () => {
  beforeAll(() => {
    const { userPoolId, userPoolClientId } = stack.info;
    Amplify.configure({
      Auth: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint: stack.url } },
    });
  });

  beforeEach(() => signOut());

  it('Amplify signs a user up and in by code', async () => {
    const username = newEmail();
    const signedUp = await signUp({
      username,
      password: throwAwayPassword(),
      options: { userAttributes: { email: username } },
    });
    const started = await signIn({ username, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } });

    const ended = await confirmSignIn({ challengeResponse: await user.mailedCode(username) });

    const { tokens } = await fetchAuthSession();
    expect(signedUp.isSignUpComplete).toBe(true);
    expect(started.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE');
    expect(ended.isSignedIn).toBe(true);
    expect(tokens?.idToken?.payload.roles).toEqual(['member']);
    expect((await fetchUserAttributes()).email).toBe(username);
  });

  it('Amplify refreshes its tokens', async () => {
    const { email: username } = await user.signUp();
    await signIn({ username, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } });
    await confirmSignIn({ challengeResponse: await user.mailedCode(username) });
    const before = (await fetchAuthSession()).tokens?.accessToken.toString();

    const after = (await fetchAuthSession({ forceRefresh: true })).tokens?.accessToken.toString();

    expect(after).toBeDefined();
    expect(after).not.toBe(before);
  });

  it('Amplify shows the reason when a sign-up is refused', async () => {
    const username = `${crypto.randomUUID()}@mailinator.com`;

    const refusal = await refusalOf(
      signUp({
        username,
        password: throwAwayPassword(),
        options: { userAttributes: { email: username } },
      }),
    );

    expect(refusal).toBe(
      'UserLambdaValidationException: PreSignUp failed with error domain_disposable: Disposable e-mail addresses may not sign up.',
    );
  });
});

describe('Amplify 6, with passwords', () => {
  let withPasswords: TestStack;

  beforeAll(async () => {
    withPasswords = await startTestStack({
      parameterOverrides: { PasswordSignIn: 'yes', SignUpConfirmation: 'cognito' },
    });
    const { userPoolId, userPoolClientId } = withPasswords.info;
    Amplify.configure({
      Auth: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint: withPasswords.url } },
    });
  });

  afterAll(() => withPasswords.stop());

  it('Amplify confirms a sign-up by the mailed code and signs in by SRP password', async () => {
    const username = newEmail();
    const password = throwAwayPassword();
    await signUp({ username, password, options: { userAttributes: { email: username } } });
    const [mail] = (await withPasswords.outbox()).filter(({ to }) => to === username);
    const [, confirmationCode = ''] = />(\d{6})</.exec(mail?.html ?? '') ?? [];
    await confirmSignUp({ username, confirmationCode });

    const ended = await signIn({ username, password, options: { authFlowType: 'USER_SRP_AUTH' } });

    expect(ended.isSignedIn).toBe(true);
  });
});

describe('amazon-cognito-identity-js, unmodified', () => {
  const openPool = (): CognitoUserPool => {
    const { userPoolId, userPoolClientId } = stack.info;
    return new CognitoUserPool({
      UserPoolId: userPoolId,
      ClientId: userPoolClientId,
      endpoint: stack.url,
    });
  };

  /** Its own documentation passes null for the validation data, and it sends that. */
  const signUpIn = (pool: CognitoUserPool, email: string): Promise<CognitoUser | undefined> => {
    const none = null as unknown as CognitoUserAttribute[];
    const attributes = [new CognitoUserAttribute({ Name: 'email', Value: email })];
    return new Promise((resolve, reject) => {
      pool.signUp(email, throwAwayPassword(), attributes, none, (error, result) =>
        error ? reject(error) : resolve(result?.user),
      );
    });
  };

  it('amazon-cognito-identity-js signs up, and in by code', async () => {
    const email = newEmail();
    const client = await signUpIn(openPool(), email);
    if (client === undefined) throw new Error('nobody signed up');
    client.setAuthenticationFlowType('CUSTOM_AUTH');

    const session = await new Promise<CognitoUserSession>((onSuccess, onFailure) => {
      client.initiateAuth(new AuthenticationDetails({ Username: email }), {
        onSuccess,
        onFailure,
        customChallenge: async () =>
          client.sendCustomChallengeAnswer(await user.mailedCode(email), { onSuccess, onFailure }),
      });
    });

    expect(session.isValid()).toBe(true);
    expect(session.getIdToken().payload.plan).toBe('free');
  });
});
