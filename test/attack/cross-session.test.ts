import { afterAll, beforeAll, expect, it } from 'vitest';
import { newEmail } from '../support/pool/sign-in.ts';
import { isIn } from './support/answers.ts';
import { mailedCode, startTarget, type Target } from './support/client.ts';
import { report } from './support/figure.ts';

let target: Target;

beforeAll(async () => {
  target = await startTarget();
});

afterAll(() => target.stop());

const attempts: boolean[] = [];

const attempt = async (answered: ReturnType<Target['client']['answer']>): Promise<boolean> => {
  const entered = isIn(await answered);
  attempts.push(entered);
  return entered;
};

it('the code of a later challenge is refused in a sign-in that began before it', async () => {
  const { client, stack } = target;
  const { email } = await target.signUp();
  const earlier = await client.start(email);
  const earlierCode = await mailedCode(target, email);
  await stack.advance(301);
  const later = await client.start(email);
  const laterCode = await mailedCode(target, email);

  expect(laterCode).not.toBe(earlierCode);
  expect(await attempt(client.answer(email, laterCode, earlier))).toBe(false);
  expect(await attempt(client.answer(email, earlierCode, later))).toBe(false);
});

it('a session is refused to another app client', async () => {
  const { client, anotherClient } = target;
  const { email } = await target.signUp();
  const round = await client.start(email);
  const code = await mailedCode(target, email);

  expect(await attempt(anotherClient.answer(email, code, round))).toBe(false);
});

it("a session is of no use under another user's name", async () => {
  const { client } = target;
  const [victim, attacker] = [await target.signUp(), await target.signUp()];
  await client.start(victim.email);
  const own = await client.start(attacker.email);
  const code = await mailedCode(target, attacker.email);
  const answered = await client.answer(victim.email, code, own);

  // The local pool, as Cognito, refuses the pair or goes by the session: what must not come is the victim's token.
  const subject =
    answered.outcome === 'in'
      ? JSON.parse(atob(answered.accessToken.split('.')[1] ?? '')).sub
      : undefined;
  attempts.push(subject === victim.sub);
  expect(subject).not.toBe(victim.sub);
});

it('the sign-in of an unknown user is never given tokens, whatever code is answered', async () => {
  const { client } = target;
  const { email } = await target.signUp();
  await client.start(email);
  const code = await mailedCode(target, email);
  const stranger = newEmail();

  for (const answer of [code, '00000000', code]) {
    expect(await attempt(client.answer(stranger, answer, await client.start(stranger)))).toBe(
      false,
    );
  }
});

it('a code works in every sign-in that was shown its challenge, from either app client', async (context) => {
  const { client, anotherClient } = target;
  const { email } = await target.signUp();
  await client.start(email);
  const joined = await anotherClient.start(email);
  const code = await mailedCode(target, email);

  expect(isIn(await anotherClient.answer(email, code, joined))).toBe(true);
  report(context, {
    family: 'cross-session',
    figure: `${attempts.filter(Boolean).length} of ${attempts.length} codes accepted in a foreign sign-in`,
    goal: '0',
  });
});
