import { afterEach, beforeEach, expect, it } from 'vitest';
import { mostInADay } from '../../bench/simulate/figures.ts';
import { times } from './support/answers.ts';
import { type Client, mailedCode, startTarget, type Target } from './support/client.ts';
import { comparedBy } from './support/compared.ts';
import { report } from './support/figure.ts';

let target: Target;

beforeEach(async () => {
  target = await startTarget();
});

afterEach(() => target.stop());

const goal = 30;
const stepSeconds = 13 * 60;
const blockSeconds = 12 * 60 * 60;

/** One sitting of the attacker: two clients, three sign-ins, more parallel answers than the code takes. */
const guess = async ({ client, anotherClient }: Target, email: string): Promise<void> => {
  const starts: readonly Client[] = [client, anotherClient, client];
  const rounds = await Promise.all(starts.map((one) => one.start(email)));
  // Long codes are not guessed at: nothing is counted there, and 80 bits need no count.
  if (rounds[0]?.ChallengeParameters?.codeKind !== 'digits') return;
  await times(rounds.length, (index) =>
    (starts[index] ?? client).answer(email, `0000000${index}`, rounds[index] ?? {}),
  );
};

const signIn = async (email: string): Promise<void> => {
  const round = await target.client.start(email);
  const answered = await target.client.answer(email, await mailedCode(target, email), round);
  expect(answered.outcome).toBe('in');
};

/** From six minutes before the seam of two blocks, for a bit more than 24 h: four blocks are touched. */
const toTheSeam = async (): Promise<void> => {
  const now = Date.parse((await target.stack.call<{ now: string }>('GET', 'info')).now) / 1000;
  await target.stack.advance(blockSeconds - (now % blockSeconds) - 360);
};

const wrongInADay = async (): Promise<number> =>
  mostInADay(
    (await comparedBy(target.stack))
      .filter(({ outcome, kind }) => outcome === 'wrong' && kind === 'digits')
      .map(({ at }) => at),
  );

const attackFor25Hours = async (email: string, ownerComes: boolean): Promise<void> => {
  await toTheSeam();
  for (let at = 0; at < 25 * 60 * 60; at += stepSeconds) {
    await guess(target, email);
    await target.stack.advance(stepSeconds - 60);
    if (ownerComes) await signIn(email);
    await target.stack.advance(60);
  }
};

it('an attacker gets at most 30 comparisons in 24 h while the owner is absent', async (context) => {
  const { email } = await target.provenUser();

  await attackFor25Hours(email, false);

  const most = await wrongInADay();
  report(context, {
    family: 'guessing',
    figure: `${most} comparisons in 24 h at most, owner absent`,
    goal: `${goal}`,
  });
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(goal);
});

it('an attacker gets at most 30 comparisons in 24 h while the owner signs in every 13 minutes', async (context) => {
  const { email } = await target.provenUser();

  await attackFor25Hours(email, true);

  const most = await wrongInADay();
  report(context, {
    family: 'guessing',
    figure: `${most} comparisons in 24 h at most, owner in every 13 min`,
    goal: `${goal}`,
  });
  expect(most).toBeGreaterThan(20);
  expect(most).toBeLessThanOrEqual(goal);
});
