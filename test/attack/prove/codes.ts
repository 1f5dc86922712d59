import { randomBytes } from 'node:crypto';
import { computeCode } from '#shared/one-time-code/secrets/code.ts';
import { wrongFor } from '../../support/pool/sign-in.ts';
import { watchLostAnswers } from '../../support/stack/lost-answers.ts';
import { burn, isIn, times } from '../support/answers.ts';
import { mailedCode } from '../support/client.ts';
import { contextAndOthers } from '../support/code-contexts.ts';
import { comparedBy } from '../support/compared.ts';
import type { Proof } from './proof.ts';

const atOnce = 40;

export const threeAnswersACode: Proof = async (target) => {
  const { email } = await target.signUp();
  const rounds = await times(10, () => target.client.start(email));
  const wrong = wrongFor(await mailedCode(target, email));
  const before = (await comparedBy(target.stack)).length;
  const lostAnswers = await watchLostAnswers(target.stack);
  await times(atOnce, (index) => target.client.answer(email, wrong, rounds[index % 10] ?? {}));
  const compared = (await comparedBy(target.stack)).length - before;
  return {
    holds: compared <= 3 && compared + (await lostAnswers()) >= 3,
    found: `${compared} of ${atOnce} parallel answers compared`,
  };
};

export const oneTokenSetACode: Proof = async (target) => {
  const { email } = await target.signUp();
  const rounds = await times(atOnce, () => target.client.start(email));
  const code = await mailedCode(target, email);
  const lostAnswers = await watchLostAnswers(target.stack);
  const answers = await times(atOnce, (index) =>
    target.client.answer(email, code, rounds[index] ?? {}),
  );
  const sets = answers.filter(isIn).length;
  return {
    holds: sets <= 1 && sets + (await lostAnswers()) >= 1,
    found: `${sets} token set of ${atOnce} parallel right answers`,
  };
};

export const noReplay: Proof = async (target) => {
  const { email } = await target.signUp();
  const [before, round] = await times(2, () => target.client.start(email));
  const code = await mailedCode(target, email);
  const first = isIn(await target.client.answer(email, code, round ?? {}));
  const again = [before ?? {}, await target.client.start(email)];
  const taken = await Promise.all(again.map((one) => target.client.answer(email, code, one)));
  const replayed = taken.filter(isIn).length;
  return { holds: first && replayed === 0, found: `${replayed} of ${again.length} replays taken` };
};

/** A sign-in that joined the code at 4:50 is open until 14:50: what refuses the code is its own age. */
export const deadAfterTenMinutes: Proof = async (target) => {
  const { email } = await target.signUp();
  await target.client.start(email);
  const code = await mailedCode(target, email);
  await target.stack.advance(290);
  const joined = await target.client.start(email);
  await target.stack.advance(311);
  const answered = await target.client.answer(email, code, joined);
  return {
    holds: answered.outcome === 'again',
    found: `after 10 min 1 s: ${isIn(answered) ? '' : 'not '}taken`,
  };
};

/** The code of one context, and of contexts that differ from it in one part. */
export const boundToItsContext: Proof = async () => {
  const pepper = randomBytes(32).toString('hex');
  const { made, others } = contextAndOthers();
  const code = computeCode(pepper, made, 8);
  const same = others.filter((other) => computeCode(pepper, other, 8) === code).length;
  return {
    holds: same === 0,
    found: `${same} of ${others.length} changed contexts share the code`,
  };
};

export const noCodeOfAnother: Proof = async (target) => {
  const [victim, attacker] = [await target.signUp(), await target.signUp()];
  const round = await target.client.start(victim.email);
  await target.client.start(attacker.email);
  const code = await mailedCode(target, attacker.email);
  const taken = isIn(await target.client.answer(victim.email, code, round));
  return { holds: !taken, found: `another user's code ${taken ? '' : 'not '}taken` };
};

export const startsKillNothing: Proof = async (target) => {
  const { email } = await target.signUp();
  const round = await target.client.start(email);
  const code = await mailedCode(target, email);
  for (let start = 0; start < 5; start += 1) {
    await target.stack.advance(50);
    await target.anotherClient.start(email);
  }
  const taken = isIn(await target.client.answer(email, code, round));
  return {
    holds: taken,
    found: `after five starts of a stranger the code is ${taken ? '' : 'not '}good`,
  };
};

export const noLock: Proof = async (target) => {
  const { email } = await target.provenUser();
  for (let spent = 0; spent < 6; spent += 1) {
    await burn(target.client, email, await target.client.start(email));
    await target.stack.advance(31);
  }
  const round = await target.client.start(email);
  const kind = round.ChallengeParameters?.codeKind;
  const entered = isIn(await target.client.answer(email, await mailedCode(target, email), round));
  return {
    holds: entered && kind === 'letters',
    found: `after six burned sign-ins: code of ${kind}, owner ${entered ? '' : 'not '}in`,
  };
};
