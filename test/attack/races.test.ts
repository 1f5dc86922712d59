import { afterAll, beforeAll, expect, it } from 'vitest';
import { wrongFor } from '../support/pool/sign-in.ts';
import { watchLostAnswers } from '../support/stack/lost-answers.ts';
import { isIn, times } from './support/answers.ts';
import { mailedCode, startTarget, type Target } from './support/client.ts';
import { comparedBy } from './support/compared.ts';
import { report } from './support/figure.ts';

let target: Target;

beforeAll(async () => {
  target = await startTarget();
  // Cognito's own single use of a session must not be what holds.
  await target.stack.settings({
    sessionAnsweredInParallel: true,
    triggerTimeoutMilliseconds: 60_000,
  });
});

afterAll(() => target.stop());

it('500 parallel wrong answers over 50 sign-ins of one code are compared three times', async (context) => {
  const { email } = await target.signUp();
  const rounds = await times(50, () => target.client.start(email));
  const wrong = wrongFor(await mailedCode(target, email));
  const before = (await comparedBy(target.stack)).length;
  const lostAnswers = await watchLostAnswers(target.stack);

  const answers = await times(500, (index) =>
    target.client.answer(email, wrong, rounds[index % 50] ?? {}),
  );

  const compared = (await comparedBy(target.stack)).length - before;
  report(context, {
    family: 'races',
    figure: `${compared} of 500 parallel wrong answers compared`,
    goal: '3',
  });
  expect(compared).toBeLessThanOrEqual(3);
  expect(compared + (await lostAnswers())).toBeGreaterThanOrEqual(3);
  expect(answers.some(isIn)).toBe(false);
});

it('50 parallel right answers over 50 sign-ins give one set of tokens', async (context) => {
  const { email } = await target.signUp();
  const rounds = await times(50, () => target.client.start(email));
  const code = await mailedCode(target, email);
  const lostAnswers = await watchLostAnswers(target.stack);

  const answers = await times(50, (index) =>
    target.client.answer(email, code, rounds[index] ?? {}),
  );

  const sets = answers.filter(isIn).length;
  report(context, {
    family: 'races',
    figure: `${sets} token sets of 50 parallel right answers`,
    goal: '1',
  });
  expect(sets).toBeLessThanOrEqual(1);
  expect(sets + (await lostAnswers())).toBeGreaterThanOrEqual(1);
});

it('50 parallel starts, from two app clients, send one mail', async (context) => {
  const { email } = await target.signUp();
  const clients = [target.client, target.anotherClient];

  const rounds = await times(50, (index) => (clients[index % 2] ?? target.client).start(email));

  const mails = (await target.mailboxes.all(email)).length;
  const shown = new Set(rounds.map(({ ChallengeParameters }) => ChallengeParameters?.step));
  report(context, { family: 'races', figure: `${mails} mails of 50 parallel starts`, goal: '1' });
  expect(mails).toBe(1);
  expect([...shown]).toEqual(['code']);
});
