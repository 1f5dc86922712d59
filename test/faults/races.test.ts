import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, type SignIn, signInWith, wrongFor } from '../support/pool/sign-in.ts';
import { watchLostAnswers } from '../support/stack/lost-answers.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  stack = await startTestStack();
  user = signInWith(stack);
});

afterAll(() => stack.stop());

beforeEach(() => stack.reset());

/** Cognito's own single use of a session must not be what holds. Calls that wait for a process are not slow functions. */
const inParallel = { sessionAnsweredInParallel: true, triggerTimeoutMilliseconds: 60_000 };

const times = <T>(count: number, make: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, make));

const comparisons = async (): Promise<number> =>
  (await stack.logs('VerifyAuthChallengeResponseFunction')).filter(({ line }) =>
    line.includes('answer compared'),
  ).length;

describe('in parallel, through the whole stack', () => {
  it('500 wrong answers to one session are compared three times', async () => {
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    const wrong = wrongFor(await user.mailedCode(email));
    await stack.settings(inParallel);
    const lostAnswers = await watchLostAnswers(stack);

    const outcomes = await times(500, () => refusalOf(user.answer(email, wrong, challenge)));

    expect(outcomes).toHaveLength(500);
    const compared = await comparisons();
    expect(compared).toBeLessThanOrEqual(3);
    expect(compared + (await lostAnswers())).toBeGreaterThanOrEqual(3);
  });

  it('50 right answers to one session give one set of tokens', async () => {
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    const code = await user.mailedCode(email);
    await stack.settings(inParallel);
    const lostAnswers = await watchLostAnswers(stack);

    const answers = await times(50, () =>
      user.answer(email, code, challenge).then(
        ({ AuthenticationResult }) => AuthenticationResult,
        () => undefined,
      ),
    );

    const sets = answers.filter((tokens) => tokens !== undefined).length;
    expect(sets).toBeLessThanOrEqual(1);
    expect(sets + (await lostAnswers())).toBeGreaterThanOrEqual(1);
  });

  it('50 starts mail once', async () => {
    const { email } = await user.signUp();
    await stack.settings(inParallel);

    await times(50, () => user.start(email));

    expect(await user.mailsTo(email)).toHaveLength(1);
  });
});
