import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  newEmail,
  refusalOf,
  type SignIn,
  signInWith,
  wrongFor,
} from '../../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  stack = await startTestStack({ parameterOverrides: { ResponseFloorMilliseconds: '0' } });
  user = signInWith(stack);
});

afterAll(() => stack.stop());

beforeEach(async () => {
  await stack.reset();
  // The break after a failed mail is over before the next test begins.
  await stack.advance(11);
});

const unavailable = /temporarily_unavailable: /;
const undeliverable = /delivery_unavailable: /;

describe("Cognito's retry of a slow function", () => {
  it('mails once when the first run did its work and answered too late', async () => {
    const { email } = await user.signUp();
    await stack.settings({ triggerTimeoutMilliseconds: 2_500 });
    await stack.fault({ target: 'CreateAuthChallengeFunction', mode: 'time-out', times: 1 });

    const challenge = await user.start(email);
    await stack.settings({ triggerTimeoutMilliseconds: 5_000 });
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

describe('a function that dies', () => {
  it('after its work costs the user a second start, and no second mail', async () => {
    const { email } = await user.signUp();
    await stack.fault({ target: 'CreateAuthChallengeFunction', mode: 'kill-after', times: 1 });

    const refused = await refusalOf(user.start(email));
    const challenge = await user.start(email);
    const { AuthenticationResult } = await user.answer(
      email,
      await user.mailedCode(email),
      challenge,
    );

    expect(refused).toMatch(/^UserLambdaValidationException: CreateAuthChallenge failed/);
    expect(await user.mailsTo(email)).toHaveLength(1);
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('between the right code and the tokens leaves no way to use that code again', async () => {
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    const other = await user.start(email);
    const code = await user.mailedCode(email);
    await stack.fault({
      target: 'VerifyAuthChallengeResponseFunction',
      mode: 'kill-after',
      times: 1,
    });

    const lost = await refusalOf(user.answer(email, code, challenge));
    const replay = await user.answer(email, code, other);

    expect(lost).not.toBe('answered');
    expect(replay.AuthenticationResult).toBeUndefined();
  });
});

describe('when mail is down', () => {
  it('the user is told so, and after the break gets a code', async () => {
    const { email } = await user.signUp();
    await stack.fault({ target: 'email', mode: 'fail', times: 1 });

    const refused = await refusalOf(user.start(email));
    await stack.advance(11);
    const challenge = await user.start(email);

    expect(refused).toMatch(undeliverable);
    expect(challenge.ChallengeParameters?.step).toBe('code');
    expect(await user.mailsTo(email)).toHaveLength(1);
  });

  it('somebody who is not there is told the same', async () => {
    const { email } = await user.signUp();
    await stack.fault({ target: 'email', mode: 'fail', times: 1 });
    await refusalOf(user.start(email));

    const stranger = await refusalOf(user.start(newEmail()));

    expect(stranger).toMatch(undeliverable);
  });

  it('a mail service that does not answer is given up in time, without a second mail', async () => {
    const { email } = await user.signUp();
    await stack.fault({ target: 'email', mode: 'stall', times: 1 });

    const refused = await refusalOf(user.start(email));

    expect(refused).toMatch(undeliverable);
  });
});

describe('when the table does not answer', () => {
  it('a sign-in does not start and nothing is mailed', async () => {
    const { email } = await user.signUp();
    await stack.fault({ target: 'dynamodb', mode: 'fail', times: 100 });

    const refused = await refusalOf(user.start(email));

    expect(refused).toMatch(unavailable);
    expect(await user.mailsTo(email)).toEqual([]);
  });

  it('no tokens come, and the code is still good afterwards', async () => {
    const { email } = await user.signUp();
    const challenge = await user.start(email);
    const spare = await user.start(email);
    const code = await user.mailedCode(email);
    await stack.fault({ target: 'dynamodb', mode: 'fail', times: 100 });

    const refused = await refusalOf(user.answer(email, code, challenge));
    await stack.clearFaults();
    const { AuthenticationResult } = await user.answer(email, code, spare);

    expect(refused).toMatch(unavailable);
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('a claim that was written although it looked failed still leads to one mail', async () => {
    const { email } = await user.signUp();
    await stack.fault({
      target: 'dynamodb',
      mode: 'fail-after-applying',
      operation: 'UpdateItem',
      times: 1,
    });

    const challenge = await user.start(email);

    expect(challenge.ChallengeParameters?.step).toBe('code');
    expect(await user.mailsTo(email)).toHaveLength(1);
  });

  it('sign-up still succeeds, and the first sign-in makes the profile', async () => {
    await stack.fault({ target: 'dynamodb', mode: 'fail', times: 3 });
    const { email, sub } = await user.signUp();
    await stack.clearFaults();

    const challenge = await user.start(email);
    await user.answer(email, await user.mailedCode(email), challenge);

    expect(await stack.profile(sub)).toMatchObject({ userId: sub, status: 'active' });
  });
});

describe('the logs', () => {
  it('hold no code, no address, no token and no attribute, whatever happened', async () => {
    const { email } = await user.signUp(newEmail(), { given_name: 'Canary-Given-Name' });
    const challenge = await user.start(email);
    const code = await user.mailedCode(email);
    const second = await user.answer(email, wrongFor(code), challenge);
    const { AuthenticationResult: tokens } = await user.answer(email, code, second);
    await stack.fault({ target: 'email', mode: 'fail', times: 1 });
    await stack.advance(31);
    await refusalOf(user.start(email));
    await refusalOf(user.signUp('not an address'));

    const lines = (await stack.logs()).map(({ line }) => line).join('\n');

    expect(lines.length).toBeGreaterThan(0);
    for (const secret of [
      code,
      wrongFor(code),
      email,
      'Canary-Given-Name',
      tokens?.AccessToken ?? '',
      challenge.Session ?? '',
    ]) {
      expect(lines).not.toContain(secret);
    }
  });
});
