import { afterEach, beforeEach, expect, it } from 'vitest';
import { mostInADay } from '../../bench/simulate/figures.ts';
import { times } from './support/answers.ts';
import { mailedCode, type Round, startTarget, type Target } from './support/client.ts';
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

const isDigits = (round: Round | undefined): boolean =>
  round?.ChallengeParameters?.codeKind === 'digits';

/**
 * Sign-ins from two app clients, and a wrong answer in each at the same time. Long codes are left alone: 80 bits need no
 * count.
 */
const guess = async (email: string, answers: number): Promise<void> => {
  const clients = [target.client, target.anotherClient, target.client].slice(0, answers);
  const rounds = await Promise.all(clients.map((client) => client.start(email)));
  if (!isDigits(rounds[0])) return;
  await times(answers, (index) =>
    (clients[index] ?? target.client).answer(email, `0000000${index}`, rounds[index] ?? {}),
  );
};

/** The owner's sign-in, in which the attacker takes two answers of his code: a third would cost the owner the code. */
const signInBesideGuesses = async (email: string): Promise<void> => {
  const round = await target.client.start(email);
  await guess(email, 2);
  const answered = await target.client.answer(email, await mailedCode(target, email), round);
  expect(answered.outcome).toBe('in');
};

/** To 70 minutes before the seam of two blocks: 25 h from there touch three blocks, and each is used up. */
const toTheSeam = async (): Promise<void> => {
  const now = Date.parse((await target.stack.call<{ now: string }>('GET', 'info')).now) / 1000;
  await target.stack.advance(blockSeconds - ((now + 70 * 60) % blockSeconds));
};

const wrongInADay = async (): Promise<number> =>
  mostInADay(
    (await comparedBy(target.stack))
      .filter(({ outcome, kind }) => outcome === 'wrong' && kind === 'digits')
      .map(({ at }) => at),
  );

const attackFor25Hours = async (turn: () => Promise<void>): Promise<void> => {
  await toTheSeam();
  for (let at = 0; at < 25 * 60 * 60; at += stepSeconds) {
    await turn();
    await target.stack.advance(stepSeconds);
  }
};

it('an attacker gets at most 30 comparisons in 24 h while the owner is absent', async (context) => {
  const { email } = await target.provenUser();

  await attackFor25Hours(() => guess(email, 3));

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

  await attackFor25Hours(() => signInBesideGuesses(email));

  const most = await wrongInADay();
  report(context, {
    family: 'guessing',
    figure: `${most} comparisons in 24 h at most, owner in every 13 min`,
    goal: `${goal}`,
  });
  expect(most).toBeGreaterThan(20);
  expect(most).toBeLessThanOrEqual(goal);
});
