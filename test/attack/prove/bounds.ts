import { floods } from '../../../bench/simulate/attacks/floods.ts';
import { figuresOf, mostInADay } from '../../../bench/simulate/figures.ts';
import { run } from '../../../bench/simulate/run.ts';
import { decideBudget } from '../../../functions/code-delivery/decide.ts';
import { times } from '../support/answers.ts';
import type { Proof } from './proof.ts';

const seed = 20_260_101;

/** The deployed rules in simulated time: the floods, 30 days, owner absent or in every 13 minutes. */
const simulated = floods.map((attack) => ({
  absent: () => run(attack, { habit: 'absent', typingMs: 20_000, seed }),
  often: () => run(attack, { habit: 'often', typingMs: 20_000, seed }),
}));

export const thirtyComparisonsADay: Proof = async () => {
  const figures = simulated.map(({ absent, often }) => figuresOf('', [absent(), often()]));
  const most = Math.max(...figures.map(({ wrongInADay }) => wrongInADay));
  return { holds: most > 0 && most <= 30, found: `${most} in 24 h at most, 30 days simulated` };
};

export const mailsADay: Proof = async () => {
  const results = simulated.map(({ absent }) => figuresOf('', [absent()]));
  const most = Math.max(...results.map(({ mailsInADayAbsent }) => mailsInADayAbsent));
  return { holds: most > 0 && most <= 170, found: `${most} in 24 h at most, 30 days simulated` };
};

/** The courier's own rule: a mail asked for every minute for three days. */
export const thirtyMailsToAMailbox: Proof = async () => {
  let mails: readonly number[] = [];
  const sent: number[] = [];
  for (let now = 0; now < 3 * 24 * 60 * 60_000; now += 60_000) {
    const decision = decideBudget(mails, now);
    if (decision.outcome === 'spent') continue;
    mails = decision.mails;
    sent.push(now);
  }
  const most = mostInADay(sent);
  return {
    holds: most > 0 && most <= 30,
    found: `${most} in 24 h at most, one asked for a minute`,
  };
};

export const oneMailForParallelStarts: Proof = async (target) => {
  const { email } = await target.signUp();
  await times(50, () => target.client.start(email));
  const mails = (await target.mailboxes.all(email)).length;
  return { holds: mails === 1, found: `${mails} mail of 50 parallel starts` };
};
