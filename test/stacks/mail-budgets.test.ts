import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignIn, signInWith } from '../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  stack = await startTestStack({ parameterOverrides: { FirstMailsPerMinute: '2' } });
  user = signInWith(stack);
});

afterAll(() => stack.stop());

/** To the first second of the next minute, so that what follows falls into one. */
const nextMinute = async (): Promise<void> => {
  const { now } = await stack.call<{ now: string }>('POST', 'clock', { advanceSeconds: 0 });
  await stack.advance(60 - new Date(now).getUTCSeconds());
};

const startNew = async (): Promise<string> => {
  const { email } = await user.signUp();
  await user.start(email);
  await stack.outbox();
  return email;
};

const arrived = async (email: string, ms = 20_000): Promise<boolean> => {
  const end = performance.now() + ms;
  while ((await user.mailsTo(email)).length === 0) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
};

describe('the budget of first mails', () => {
  it('lets so many through in a minute and no more, and a start is answered alike', async () => {
    await nextMinute();
    const within = [await startNew(), await startNew()];
    const { email } = await user.signUp();

    const { ChallengeParameters } = await user.start(email);

    expect(await Promise.all(within.map((one) => arrived(one)))).toEqual([true, true]);
    expect(await arrived(email, 500)).toBe(false);
    expect(ChallengeParameters).toMatchObject({ step: 'code' });
  });

  it('is not spent by mails that the mail service did not take, or an outage would lose them', async () => {
    await nextMinute();
    await stack.fault({ target: 'email', mode: 'fail', times: 4 });

    const email = await startNew();

    expect(await arrived(email)).toBe(true);
  });

  it('does not count the mail of a proven address', async () => {
    await nextMinute();
    const { email } = await user.signIn();
    await nextMinute();
    await startNew();
    await startNew();
    await stack.call('DELETE', 'outbox');

    await user.start(email);

    expect(await arrived(email)).toBe(true);
  });
});
