import { lastMinuteMs, lifetimeMs } from '#shared/one-time-code/limits.ts';
import { blockOf, wrongIn } from '#shared/one-time-code/rules/blocks.ts';
import { unansweredMails } from '#shared/one-time-code/rules/unanswered.ts';
import { between } from '../random.ts';
import { type Attack, hour, minute, type Stage, second } from './attack.ts';
import { atEveryTurn, atTurnsBetween, burn, every, startIfDue } from './moves.ts';

/**
 * The newest mail is not the one of the owner's sign-in: he types a code that cannot be right. The pause is made long, so
 * that he joins; a moment later the code that he joined is in its last minute, and another one is mailed.
 */
const newestMailIsAnother: Attack = {
  name: 'slips a newer mail under the one the owner reads',
  begin: (stage) => {
    stage.visits.forEach((visit) => {
      const replacedAt = visit + Math.max(1, stage.typingMs / second / 4 - 6.5) * second;
      const from = visit - hour;
      atTurnsBetween(stage, from, visit - 21 * minute, () => startIfDue(stage));
      stage.schedule.at(replacedAt - lifetimeMs + lastMinuteMs, () => stage.account.start());
      stage.schedule.at(replacedAt, () => stage.account.start());
    });
  },
};

/** A right answer ends the pause: three mails at once, so that the next visit meets a long pause and long codes. */
const ridesOnSuccess: Attack = {
  name: "starts again right after the owner's success",
  begin: (stage) =>
    stage.onOwner((phase) => {
      if (phase !== 'in') return;
      for (const wait of [1, 32, 63, 190]) {
        stage.schedule.after(wait * second, () => startIfDue(stage));
      }
    }),
};

/** Never spends a code, so that it stays the one that is joined; one slip of the owner then does. */
const leavesOneAttempt: Attack = {
  name: 'leaves one attempt on every code',
  begin: (stage) =>
    atEveryTurn(stage, () => {
      startIfDue(stage);
      burn(stage, 1);
    }),
};

const isBelowThresholds = ({ account: { state, clock } }: Stage): boolean =>
  unansweredMails(state, clock) < 4 &&
  state.wrongInARow < 6 &&
  wrongIn(state.wrongByBlock, blockOf(clock)) < 7;

/** As many comparisons as can be had while codes stay short. */
const staysBelowThresholds: Attack = {
  name: 'stays just below every threshold',
  begin: (stage) =>
    atEveryTurn(stage, () => {
      if (isBelowThresholds(stage)) startIfDue(stage);
      burn(stage);
    }),
};

/** Ten mails lengthen the pause to the most; then one start whose distance to the visit goes through all seconds. */
const timesTheLastStart: Attack = {
  name: 'lengthens the pause, then times one start',
  begin: (stage) =>
    stage.visits.forEach((visit, index) => {
      const distance = ((index * 37) % 660) * second;
      atTurnsBetween(stage, visit - hour, visit - distance, () => startIfDue(stage));
      stage.schedule.at(visit - distance, () => stage.account.start());
      stage.schedule.at(visit - second, () => burn(stage));
    }),
};

const anything: Attack = {
  name: 'does anything at any time',
  begin: (stage) => {
    const act = () => {
      const move = stage.random();
      if (move < 0.5) stage.account.start();
      else if (move < 0.7) startIfDue(stage);
      else burn(stage, Math.floor(stage.random() * 3));
      stage.schedule.after(between(stage.random, 0, 5) ** 3 * second, act);
    };
    stage.schedule.after(second, act);
  },
};

/** Function instances whose clocks differ by two minutes, and once in three hours a clock that is hours slow. */
const clocksGoBackwards: Attack = {
  name: 'starts when due while clocks go backwards',
  begin: (stage) => {
    const { account, random, schedule } = stage;
    every(stage, 4 * minute, () => {
      account.clockErrorMs = Math.floor(between(random, -60, 60)) * second;
    });
    every(stage, 3 * hour, () => {
      account.clockErrorMs = -Math.floor(between(random, 0, 6 * hour));
      schedule.after(20 * second, () => {
        account.clockErrorMs = 0;
      });
    });
    atEveryTurn(stage, () => {
      if (startIfDue(stage)) burn(stage);
    });
  },
};

export const traps: readonly Attack[] = [
  newestMailIsAnother,
  ridesOnSuccess,
  leavesOneAttempt,
  staysBelowThresholds,
  timesTheLastStart,
  anything,
  clocksGoBackwards,
];
