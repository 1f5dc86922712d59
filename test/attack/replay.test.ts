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
  const late = await target.signUp();
  const early = await target.signUp();
  const made = await target.client.start(late.email);
  await target.client.start(early.email);
  await target.stack.advance(290);
  const joined = await target.client.start(early.email);
  const [lateCode, earlyCode] = [
    await mailedCode(target, late.email),
    await mailedCode(target, early.email),
  ];
  await target.stack.advance(280);
  const inTime = isIn(await target.client.answer(early.email, earlyCode, joined));
  await target.stack.advance(31);
  const tooLate = isIn(await target.client.answer(late.email, lateCode, made));

  report(context, {
    family: 'replay',
    figure: `accepted after 9.5 min: ${inTime}, after 10 min: ${tooLate}`,
    goal: 'true, false',
  });
  expect([inTime, tooLate]).toEqual([true, false]);
});
