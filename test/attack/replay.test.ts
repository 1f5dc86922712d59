import { afterAll, beforeAll, expect, it } from 'vitest';
import { isIn, times } from './support/answers.ts';
import { type Client, mailedCode, type Round, startTarget, type Target } from './support/client.ts';
import { report } from './support/figure.ts';

let target: Target;

beforeAll(async () => {
  target = await startTarget();
});

afterAll(() => target.stop());

type Try = { readonly client: Client; readonly round: Round };

const startAll = async (email: string): Promise<readonly Try[]> => {
  const { client, anotherClient } = target;
  const clients = [client, anotherClient];
  return Promise.all(clients.map(async (one) => ({ client: one, round: await one.start(email) })));
};

it('a used code is refused in sign-ins that began before, after and long after its use', async (context) => {
  const tries: boolean[] = [];
  const replay = async (email: string, code: string, among: readonly Try[]): Promise<void> => {
    for (const { client, round } of among) {
      tries.push(isIn(await client.answer(email, code, round)));
    }
  };
  for (let user = 0; user < 10; user += 1) {
    const { email } = await target.signUp();
    const before = await startAll(email);
    const round = await target.client.start(email);
    const code = await mailedCode(target, email);
    expect(isIn(await target.client.answer(email, code, round))).toBe(true);

    await replay(email, code, before);
    await replay(email, code, await startAll(email));
    await target.stack.advance(31);
    await replay(email, code, await startAll(email));
    await target.stack.advance(11 * 60);
    await replay(email, code, await startAll(email));
  }

  const taken = tries.filter(Boolean).length;
  report(context, {
    family: 'replay',
    figure: `${taken} of ${tries.length} replays of a used code accepted`,
    goal: '0',
  });
  expect(tries.length).toBe(80);
  expect(taken).toBe(0);
});

it('a code that was answered rightly is refused when the tokens were lost on the way', async (context) => {
  const { email } = await target.signUp();
  const spare = await target.client.start(email);
  const round = await target.client.start(email);
  const code = await mailedCode(target, email);
  await target.stack.fault({
    target: 'VerifyAuthChallengeResponseFunction',
    mode: 'kill-after',
    times: 1,
  });

  const lost = await target.client.answer(email, code, round);
  const again = await times(5, () => target.client.answer(email, code, spare));

  const taken = again.filter(isIn).length;
  report(context, {
    family: 'replay',
    figure: `${taken} of 5 accepted after verify died behind the right answer`,
    goal: '0',
  });
  expect(lost.outcome).toBe('ended');
  expect(taken).toBe(0);
});

it('a code is refused ten minutes after it was made, and accepted just before', async (context) => {
  const { client, stack } = target;
  const [late, early] = [await target.signUp(), await target.signUp()];
  for (const { email } of [late, early]) await client.start(email);
  await stack.advance(290);
  // A sign-in that joined the code here is open until 14:50: what refuses the code is its own age.
  const joined = { late: await client.start(late.email), early: await client.start(early.email) };
  const codes = {
    late: await mailedCode(target, late.email),
    early: await mailedCode(target, early.email),
  };
  await stack.advance(280);
  const inTime = isIn(await client.answer(early.email, codes.early, joined.early));
  await stack.advance(31);
  const refused = await client.answer(late.email, codes.late, joined.late);
  const tooLate = isIn(refused);

  report(context, {
    family: 'replay',
    figure: `accepted after 9.5 min: ${inTime}, after 10 min: ${tooLate}`,
    goal: 'true, false',
  });
  expect([inTime, tooLate]).toEqual([true, false]);
  expect(refused.outcome).toBe('again');
});
