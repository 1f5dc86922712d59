import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newEmail, refusalOf, type SignIn, signInWith, wrongFor } from '../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  stack = await startTestStack();
  user = signInWith(stack);
});

afterAll(() => stack.stop());

beforeEach(() => stack.reset());

const courier = 'CodeDeliveryFunction';
const unavailable = /temporarily_unavailable: /;

/** Signs the user in as if nothing had happened: whatever a fault left behind must not need help. */
const recover = async (email: string): Promise<boolean> => {
  await stack.clearFaults();
  await stack.advance(31);
  const challenge = await user.start(email);
  const { AuthenticationResult } = await user.answer(
    email,
    await user.mailedCode(email),
    challenge,
  );
  return AuthenticationResult?.AccessToken !== undefined;
};

/** Whether a challenge of the row was used. */
const isUsed = (row: Record<string, unknown> | undefined): boolean =>
  (row?.slot0UsedBy ?? row?.slot1UsedBy) !== undefined;

/** Waits for the courier's repeats, which come 0.1, 0.2, 0.4 s and so on after a failed run. */
const mailsWithin = async (email: string, count: number, ms = 20_000) => {
  const end = performance.now() + ms;
  for (;;) {
    const mails = await user.mailsTo(email);
    if (mails.length >= count || performance.now() > end) return mails;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describe("Cognito's retry of a slow function", () => {
  it('mails once when the first run did its work and answered too late', async () => {
    // All processes have started: a cold one may take as long as the time-out.
    await user.signIn();
    await stack.call('DELETE', 'triggers');
    const { email } = await user.signUp();
    await stack.settings({ triggerTimeoutMilliseconds: 4_000 });
    await stack.fault({ target: 'CreateAuthChallengeFunction', mode: 'time-out', times: 1 });

    const challenge = await user.start(email);
    await stack.settings({ triggerTimeoutMilliseconds: 20_000 });
    const { AuthenticationResult } = await user.answer(
      email,
      await user.mailedCode(email),
      challenge,
    );

    const attempts = (await stack.triggers())
      .filter((call) => call.function === 'CreateAuthChallengeFunction')
      .map((call) => call.attempt);
    expect(attempts).toEqual([1, 2]);
    expect(await user.mailsTo(email)).toHaveLength(1);
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });
});

/** What is struck: in a start or in an answer, by which fault, and whether the user is told so. */
const starting = [
  { target: 'DefineAuthChallengeFunction', mode: 'kill-before' },
  { target: 'DefineAuthChallengeFunction', mode: 'kill-after' },
  { target: 'CreateAuthChallengeFunction', mode: 'kill-before' },
  { target: 'CreateAuthChallengeFunction', mode: 'kill-after' },
  { target: 'dynamodb', mode: 'fail', times: 100 },
  { target: 'dynamodb', mode: 'throttle', times: 100 },
  { target: 'dynamodb', mode: 'stall', times: 100 },
  { target: 'dynamodb', mode: 'fail', times: 100, operation: 'GetItem' },
  { target: 'dynamodb', mode: 'fail', times: 100, operation: 'UpdateItem' },
  { target: 'dynamodb', mode: 'stall', times: 100, operation: 'UpdateItem' },
  { target: 'dynamodb', mode: 'fail-after-applying', times: 100, operation: 'UpdateItem' },
];

describe('a start that is struck', () => {
  it.each(starting)(
    'by $mode of $target $operation mails once at most and is over afterwards',
    async (fault) => {
      const { email } = await user.signUp();
      await stack.fault(fault);

      const refused = await refusalOf(user.start(email));
      await stack.clearFaults();
      const mails = await mailsWithin(email, 1, 500);

      expect(refused).toMatch(
        /^UserLambdaValidationException: (Define|Create)AuthChallenge failed /,
      );
      expect(mails.length).toBeLessThanOrEqual(1);
      if (fault.target === 'dynamodb') expect(refused).toMatch(unavailable);
      expect(await recover(email)).toBe(true);
    },
  );

  it.each(['fail', 'throttle', 'fail-after-applying', 'stall'])(
    'once by %s of the table is repeated by the SDK, and no client notices it',
    async (mode) => {
      for (const operation of ['GetItem', 'UpdateItem']) {
        const { email } = await user.signUp();
        await stack.fault({ target: 'dynamodb', mode, operation, times: 1 });

        const challenge = await user.start(email);
        const mails = await mailsWithin(email, 1);

        expect(challenge.ChallengeParameters?.step, operation).toBe('code');
        expect(mails, operation).toHaveLength(1);
      }
    },
  );
});

const answering = [
  { target: 'VerifyAuthChallengeResponseFunction', mode: 'kill-before', used: false },
  { target: 'VerifyAuthChallengeResponseFunction', mode: 'kill-after', used: true },
  { target: 'DefineAuthChallengeFunction', mode: 'kill-before', used: true },
  { target: 'PostAuthenticationFunction', mode: 'kill-before', used: true },
  { target: 'PostAuthenticationFunction', mode: 'kill-after', used: true },
  { target: 'PreTokenGenerationFunction', mode: 'kill-before', used: true },
  { target: 'PreTokenGenerationFunction', mode: 'kill-after', used: true },
  { target: 'dynamodb', mode: 'fail', times: 100, used: false },
  { target: 'dynamodb', mode: 'throttle', times: 100, used: false },
  { target: 'dynamodb', mode: 'stall', times: 100, used: false },
];

describe('a right answer that is struck', () => {
  it.each(answering)(
    'by $mode of $target gives no tokens, and a code that was used is not good again',
    async ({ used, ...fault }) => {
      const { email, sub } = await user.signUp();
      const challenge = await user.start(email);
      const spare = await user.start(email);
      const code = await user.mailedCode(email);
      await stack.fault(fault);

      const refused = await refusalOf(user.answer(email, code, challenge));
      await stack.clearFaults();
      const row = await stack.challenge(`2U#${sub}`);
      const again = await user.answer(email, code, spare);

      expect(refused).not.toBe('answered');
      expect(isUsed(row)).toBe(used);
      expect(again.AuthenticationResult === undefined).toBe(used);
      expect(await recover(email)).toBe(true);
      expect(await stack.profile(sub)).toMatchObject({ userId: sub, status: 'active' });
    },
  );

  it.each(['fail', 'throttle', 'fail-after-applying', 'stall'])(
    'once by %s of the table is repeated by the SDK; tokens come for a code that is used up',
    async (mode) => {
      const { email, sub } = await user.signUp();
      const challenge = await user.start(email);
      const code = await user.mailedCode(email);
      await stack.fault({ target: 'dynamodb', mode, operation: 'UpdateItem', times: 1 });

      const { AuthenticationResult } = await user.answer(email, code, challenge);

      expect(AuthenticationResult?.AccessToken).toBeDefined();
      expect(isUsed(await stack.challenge(`2U#${sub}`))).toBe(true);
    },
  );
});

/** What strikes a mail on its way, and how often it may arrive then; the code in it is the same. */
const onTheWay = [
  { target: courier, mode: 'kill-before', most: 1 },
  { target: courier, mode: 'kill-after', most: 1 },
  { target: 'email', mode: 'fail', most: 1 },
  { target: 'email', mode: 'fail', times: 3, most: 1 },
  { target: 'email', mode: 'throttle', most: 1 },
  // The mail service took it and said that it did not.
  { target: 'email', mode: 'fail-after-applying', most: 2 },
  { target: 'stream', mode: 'stall', delayMs: 300, most: 1 },
  { target: 'stream', mode: 'double', most: 1 },
  { target: 'stream', mode: 'double', times: 5, most: 1 },
  { target: 'stream', mode: 'reorder', most: 1 },
];

describe('a mail that is struck', () => {
  it.each(onTheWay)(
    'by $mode of $target arrives without help, $most times at most, and no start shows it',
    async ({ most, ...fault }) => {
      const { email } = await user.signUp();
      await stack.fault(fault);

      const challenge = await user.start(email);
      await mailsWithin(email, most, most === 1 ? 20_000 : 1500);
      // What comes later is one too many.
      await new Promise((resolve) => setTimeout(resolve, 300));
      const mails = await user.mailsTo(email);
      const codes = new Set(mails.map(({ text }) => /\b\d{8}\b/.exec(text)?.[0]));
      const { AuthenticationResult } = await user.answer(
        email,
        await user.mailedCode(email),
        challenge,
      );

      expect(challenge.ChallengeParameters?.step).toBe('code');
      expect(mails.length).toBeGreaterThanOrEqual(1);
      expect(mails.length).toBeLessThanOrEqual(most);
      expect(codes.size).toBe(1);
      expect(AuthenticationResult?.AccessToken).toBeDefined();
    },
  );

  /** Armed while the record stalls, so that it strikes the lease and what follows. */
  const startWithFaultUnderTheCourier = async (email: string, fault: object) => {
    await stack.fault({ target: 'stream', mode: 'stall', delayMs: 300 });
    const challenge = await user.start(email);
    await stack.fault({ target: 'dynamodb', ...fault });
    return challenge;
  };

  it.each(['fail', 'throttle'])(
    'by %s of the table under the courier arrives once',
    async (mode) => {
      const { email } = await user.signUp();
      const challenge = await startWithFaultUnderTheCourier(email, { mode, times: 6 });

      const mails = await mailsWithin(email, 1);
      await stack.clearFaults();
      const { AuthenticationResult } = await user.answer(
        email,
        await user.mailedCode(email),
        challenge,
      );

      expect(mails).toHaveLength(1);
      expect(AuthenticationResult?.AccessToken).toBeDefined();
    },
  );

  it('by a lease whose response was lost arrives once and at once: the courier knows its lease', async () => {
    const { email } = await user.signUp();
    await startWithFaultUnderTheCourier(email, { mode: 'fail-after-applying', times: 1 });

    const mails = await mailsWithin(email, 1);
    await stack.advance(16);

    expect(mails).toHaveLength(1);
    expect(await mailsWithin(email, 2, 1500)).toHaveLength(1);
  });

  it('by records in another order than their writes sends nothing that is superseded', async () => {
    const { email } = await user.signUp();
    // The record waits for the next one, however long that takes.
    await stack.fault({ target: 'stream', mode: 'reorder', delayMs: 60_000 });
    await user.start(email);
    await stack.advance(301);

    const newer = await user.start(email);
    const mails = await mailsWithin(email, 1);
    const { AuthenticationResult } = await user.answer(email, await user.mailedCode(email), newer);

    expect(mails).toHaveLength(1);
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it("of one user does not delay another user's mail", async () => {
    const unlucky = await user.signUp();
    const lucky = await user.signUp();
    await stack.fault({ target: 'email', mode: 'fail', times: 1, delayMs: 400 });
    await user.start(unlucky.email);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await user.start(lucky.email);

    expect(await mailsWithin(lucky.email, 1)).toHaveLength(1);
    expect(await mailsWithin(unlucky.email, 1)).toHaveLength(1);
  });
});

describe('while the mail service is down', () => {
  it('users and names without a user are answered alike, and the mails come when it is back', async () => {
    const { email } = await user.signUp();
    const stranger = newEmail();
    await stack.fault({ target: 'email', mode: 'fail', times: 1000 });
    const shown = async (name: string) => {
      const { ChallengeName, ChallengeParameters } = await user.start(name);
      const { USERNAME, ...rest } = ChallengeParameters ?? {};
      return { ChallengeName, ...rest };
    };

    const known = await shown(email);
    const unknown = await shown(stranger);
    const meanwhile = await user.mailsTo(email);
    await stack.clearFaults();

    expect(unknown).toEqual(known);
    expect(meanwhile).toEqual([]);
    expect(await mailsWithin(email, 1)).toHaveLength(1);
    expect(await user.mailsTo(stranger)).toEqual([]);
  });
});

describe('sign-up while the table is down', () => {
  it('still succeeds, and the first sign-in makes the profile', async () => {
    await stack.fault({ target: 'dynamodb', mode: 'fail', times: 3 });
    const { email, sub } = await user.signUp();
    await stack.clearFaults();

    const challenge = await user.start(email);
    await user.answer(email, await user.mailedCode(email), challenge);

    expect(await stack.profile(sub)).toMatchObject({ userId: sub, status: 'active' });
  });
});

describe('a wrong answer that is struck', () => {
  it('costs its attempt at most: the right one is still taken', async () => {
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    const spare = await user.start(email);
    const code = await user.mailedCode(email);
    await stack.fault({
      target: 'VerifyAuthChallengeResponseFunction',
      mode: 'kill-after',
      times: 1,
    });

    const lost = await refusalOf(user.answer(email, wrongFor(code), challenge));
    const { AuthenticationResult } = await user.answer(email, code, spare);

    expect(lost).not.toBe('answered');
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });
});
