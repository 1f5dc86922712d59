import { blockMs } from '#shared/one-time-code/limits.ts';
import { newestOf } from '#shared/one-time-code/rules/usable.ts';
import { epoch } from '../account.ts';
import { type Attack, minute, second } from './attack.ts';
import { atEveryTurn, burn, during, every, startIfDue, wouldDo } from './moves.ts';

const startsWhenDue: Attack = {
  name: 'starts when due',
  begin: (stage) => atEveryTurn(stage, () => startIfDue(stage)),
};

const joinsAndBurns: Attack = {
  name: 'joins and burns',
  begin: (stage) =>
    every(stage, 47 * second, () => {
      stage.account.start();
      burn(stage);
    }),
};

const startsWhenOld: Attack = {
  name: 'starts when the challenge is old',
  begin: (stage) =>
    atEveryTurn(stage, () => {
      if (wouldDo(stage) === 'newChallenge') stage.account.start();
    }),
};

/** The rules know no app client: what is left of this attack is a start right after the owner's, and often. */
const usesAnotherClient: Attack = {
  name: 'uses another client',
  begin: (stage) => {
    every(stage, minute, () => stage.account.start());
    stage.onOwner((phase) => {
      if (phase === 'started') stage.schedule.after(second, () => stage.account.start());
    });
  },
};

const bursts: Attack = {
  name: 'bursts of 50 starts and of answers',
  begin: (stage) =>
    every(stage, 47 * minute, () => {
      for (let start = 0; start < 50; start += 1) stage.account.start();
      burn(stage);
    }),
};

const burnsAndFloods: Attack = {
  name: 'burns digits and floods mails',
  begin: (stage) =>
    atEveryTurn(stage, () => {
      if (startIfDue(stage)) burn(stage);
    }),
};

const seam: Attack = {
  name: 'works at the seam of a block',
  begin: (stage) => {
    const firstSeam = blockMs - (epoch % blockMs);
    for (let block = 0; block < 60; block += 1) {
      const at = firstSeam + block * blockMs;
      during(stage, { from: at - 20 * minute, to: at + 20 * minute, step: 5 * second }, () => {
        startIfDue(stage);
        burn(stage);
      });
    }
  },
};

const burnsAfterMailAgain: Attack = {
  name: 'burns a code that was mailed again',
  begin: (stage) =>
    atEveryTurn(stage, () => {
      const isAgain = wouldDo(stage) === 'mailAgain';
      startIfDue(stage);
      const isLastShort = newestOf(stage.account.state)?.kind === 'digits';
      if (isAgain && isLastShort && stage.random() < 0.5) burn(stage);
    }),
};

export const floods: readonly Attack[] = [
  startsWhenDue,
  joinsAndBurns,
  startsWhenOld,
  usesAnotherClient,
  bursts,
  burnsAndFloods,
  seam,
  burnsAfterMailAgain,
];
