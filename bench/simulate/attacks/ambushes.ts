import { between } from '../random.ts';
import { type Attack, minute, type Stage, second } from './attack.ts';
import { atTurnsBetween, burn, startIfDue } from './moves.ts';

const beforeEachVisit = (stage: Stage, move: (visit: number, index: number) => void): void => {
  stage.visits.forEach(move);
};

const knowsTheHour: Attack = {
  name: "knows the owner's hour",
  begin: (stage) =>
    beforeEachVisit(stage, (visit) =>
      atTurnsBetween(stage, visit - 11 * minute, visit + minute, () => {
        startIfDue(stage);
        burn(stage);
      }),
    ),
};

const ownerJoinsInLastMinute: Attack = {
  name: 'lets the owner join in the last minute',
  begin: (stage) =>
    beforeEachVisit(stage, (visit) => {
      const age = between(stage.random, 470, 600) * second;
      stage.schedule.at(visit - age, () => stage.account.start());
    }),
};

const burnsWhileHeTypes: Attack = {
  name: 'burns while the owner types',
  begin: (stage) =>
    stage.onOwner((phase) => {
      if (phase !== 'typing') return;
      stage.schedule.after(stage.random() * stage.typingMs, () => burn(stage));
    }),
};

const burnsAtTheLastMoment: Attack = {
  name: 'burns just before the answer arrives',
  begin: (stage) =>
    stage.onOwner((phase) => {
      if (phase === 'answers') burn(stage);
    }),
};

export const ambushes: readonly Attack[] = [
  knowsTheHour,
  ownerJoinsInLastMinute,
  burnsWhileHeTypes,
  burnsAtTheLastMoment,
];
