import {
  AdminGetUserCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  newEmail,
  refusalOf,
  type SignIn,
  signInWith,
  throwAwayPassword,
} from '../../support/pool/sign-in.ts';
import { startLambdaEndpoint } from '../../support/stack/lambda-endpoint.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';

/** How long the test's functions take, and what its challenge keeps to itself: what our own functions never do. */
let slowMs = 0;
let privateParameters: Record<string, string> = { answer: 'right' };

const slowly = async <T>(answer: T): Promise<T> => {
  await new Promise((resolve) => setTimeout(resolve, slowMs));
  return answer;
};

/** Lets none on before so many have come: then they are under way together, however busy the machine is. */
const meeting = (count: number) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let missing = count;
  return (): Promise<void> => {
    missing -= 1;
    if (missing === 0) resolve();
    return promise;
  };
};

let meet: () => Promise<void> = async () => undefined;

type Round = { readonly challengeResult: boolean };

const define = (event: object) => {
  const { request } = event as unknown as { request: { session: readonly Round[] } };
  const issueTokens = request.session.at(-1)?.challengeResult === true;
  const response = { issueTokens, failAuthentication: false, challengeName: 'CUSTOM_CHALLENGE' };
  return { ...event, response };
};

const functions = {
  PreSignUpFunction: (event: object) => slowly({ ...event, response: { autoConfirmUser: true } }),
  PostConfirmationFunction: (event: object) => event,
  PreAuthenticationFunction: (event: object) => event,
  PostAuthenticationFunction: (event: object) => event,
  PreTokenGenerationFunction: (event: object) => ({ ...event, response: {} }),
  DefineAuthChallengeFunction: define,
  CreateAuthChallengeFunction: (event: object) => ({
    ...event,
    response: {
      publicChallengeParameters: { step: 'code' },
      privateChallengeParameters: privateParameters,
      challengeMetadata: 'v1',
    },
  }),
  VerifyAuthChallengeResponseFunction: async (event: object) => {
    const { request } = event as unknown as { request: { challengeAnswer: string } };
    await meet();
    return slowly({ ...event, response: { answerCorrect: request.challengeAnswer === 'right' } });
  },
};

let endpoint: Awaited<ReturnType<typeof startLambdaEndpoint>>;
let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  endpoint = await startLambdaEndpoint(functions);
  stack = await startTestStack({ lambdaEndpoint: endpoint.url });
  user = signInWith(stack);
});

afterAll(async () => {
  await stack.stop();
  endpoint.stop();
});

beforeEach(async () => {
  slowMs = 0;
  meet = async () => undefined;
  privateParameters = { answer: 'right' };
  await stack.reset();
});

const timesCalled = async (name: string) =>
  (await stack.triggers()).filter((call) => call.function === name).length;

const socketTimeout =
  'UnexpectedLambdaException: PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.';

describe('retryOnTimeout, attemptsOnTimeout and triggerTimeoutMilliseconds', () => {
  it.each([
    [{ retryOnTimeout: false }, 1],
    [{ attemptsOnTimeout: 2 }, 2],
    [{}, 3],
  ])('with %j a function without an answer is called %i times', async (settings, times) => {
    slowMs = 300;
    await stack.settings({ triggerTimeoutMilliseconds: 50, ...settings });
    const started = performance.now();

    const refused = await refusalOf(user.signUp());

    expect(refused).toBe(socketTimeout);
    expect(await timesCalled('PreSignUpFunction')).toBe(times);
    expect(performance.now() - started).toBeGreaterThanOrEqual(times * 50 - 1);
    expect((await stack.triggers()).map(({ attempt }) => attempt)).toEqual(
      Array.from({ length: times }, (_, index) => index + 1),
    );
  });

  it('a longer wait lets the same function answer', async () => {
    slowMs = 150;
    await stack.settings({ triggerTimeoutMilliseconds: 5000 });

    expect(await refusalOf(user.signUp())).toBe('answered');
  });
});

describe('preventUserExistenceErrors', () => {
  const startSignIn = () =>
    refusalOf(
      user.cognito.send(
        new InitiateAuthCommand({
          AuthFlow: 'CUSTOM_AUTH',
          ClientId: user.ClientId,
          AuthParameters: { USERNAME: newEmail() },
        }),
      ),
    );

  it.each([
    ['client', 'answered'],
    ['ENABLED', 'answered'],
    ['LEGACY', 'UserNotFoundException: User does not exist.'],
  ])('%s gives somebody who is not there: %s', async (preventUserExistenceErrors, outcome) => {
    await stack.settings({ preventUserExistenceErrors });

    expect(await startSignIn()).toBe(outcome);
  });
});

describe('preAuthenticationInCustomAuth', () => {
  it.each([
    [false, 0],
    [true, 1],
  ])('%s calls PreAuthentication %i times', async (preAuthenticationInCustomAuth, times) => {
    const { email } = await user.signUp();
    await stack.settings({ preAuthenticationInCustomAuth });

    await user.start(email);

    expect(await timesCalled('PreAuthenticationFunction')).toBe(times);
  });
});

describe('stableUserNameForUnknownUsers', () => {
  it.each([
    [true, 1],
    [false, 2],
  ])('%s gives two sign-ins of a name that is not there %i user names', async (stable, names) => {
    const email = newEmail();
    await stack.settings({ stableUserNameForUnknownUsers: stable });

    await user.start(email);
    await user.start(email);

    const seen = (await stack.triggers()).map(({ request }) => request.userName);
    expect(seen.length).toBeGreaterThan(2);
    expect(new Set(seen).size).toBe(names);
  });
});

describe('refuseEmptyPrivateParameters', () => {
  it.each([
    [true, 'NotAuthorizedException: Invalid username or password'],
    [false, 'answered'],
  ])('%s answers a challenge without any: %s', async (refuseEmptyPrivateParameters, outcome) => {
    privateParameters = {};
    await stack.settings({ refuseEmptyPrivateParameters });
    const { email } = await user.signUp();
    const challenge = await user.start(email);

    expect(await refusalOf(user.answer(email, 'right', challenge))).toBe(outcome);
  });
});

describe('sessionAnsweredInParallel', () => {
  it.each([
    [false, 1],
    [true, 3],
  ])('%s lets %i of three parallel answers through', async (sessionAnsweredInParallel, through) => {
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    await stack.settings({ sessionAnsweredInParallel });
    slowMs = 300;
    meet = meeting(through);

    const answers = await Promise.all(
      [1, 2, 3].map(() => refusalOf(user.answer(email, 'right', challenge))),
    );

    expect(answers.filter((answer) => answer === 'answered')).toHaveLength(through);
  });
});

describe('signUpChecksExistenceFirst', () => {
  it.each([
    [true, 0],
    [false, 1],
  ])('%s calls PreSignUp %i times for a taken name', async (signUpChecksExistenceFirst, times) => {
    const { email } = await user.signUp();
    await stack.reset();
    await stack.settings({ signUpChecksExistenceFirst, preventUserExistenceErrors: 'LEGACY' });

    const refused = await refusalOf(
      user.cognito.send(
        new SignUpCommand({
          ClientId: user.ClientId,
          Username: email,
          Password: throwAwayPassword(),
          UserAttributes: [{ Name: 'email', Value: email }],
        }),
      ),
    );

    expect(refused).toMatch(/^UsernameExistsException: /);
    expect(await timesCalled('PreSignUpFunction')).toBe(times);
    expect(
      await refusalOf(
        user.cognito.send(
          new AdminGetUserCommand({ UserPoolId: stack.info.userPoolId, Username: email }),
        ),
      ),
    ).toBe('answered');
  });
});
