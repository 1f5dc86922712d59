import { announcedMs, lastMinuteMs } from '#shared/one-time-code/limits.ts';
import { pauseEndsAt } from '#shared/one-time-code/rules/pause.ts';
import { decideStart } from '#shared/one-time-code/rules/start.ts';
import { isUsable } from '#shared/one-time-code/rules/usable.ts';
import type { Slot } from '#shared/one-time-code/state.ts';
import { minute, type Stage, second } from './attack.ts';

/** Repeats for ever. */
export const every = ({ schedule }: Stage, ms: number, move: () => void): void => {
  const repeat = () => {
    move();
    schedule.after(ms, repeat);
  };
  schedule.after(ms, repeat);
};

/** Repeats from one time to another. */
export const during = (
  { schedule }: Stage,
  { from, to, step }: { readonly from: number; readonly to: number; readonly step: number },
  move: () => void,
): void => {
  const repeat = () => {
    if (schedule.now > to) return;
    move();
    schedule.after(step, repeat);
  };
  if (to >= 0) schedule.at(from, repeat);
};

/** What a start would do now, without making one. */
export const wouldDo = ({ account }: Stage) =>
  decideStart(account.state, { longCodesOnly: false }, account.clock).outcome;

/** Starts; a start that is not due joins and changes nothing. Whether it sent a mail. */
export const startIfDue = ({ account }: Stage): boolean => {
  const { version } = account.state;
  account.start();
  return account.state.version > version;
};

/** When a start may do something else than now. */
const nextTurn = ({ account, schedule }: Stage): number => {
  const { state, clock } = account;
  const newest = state.slots[state.newestSlot];
  const turns = [
    pauseEndsAt(state, clock),
    ...(newest === undefined
      ? []
      : [newest.createdAt + announcedMs, newest.expiresAt - lastMinuteMs, newest.expiresAt]),
  ].map((at) => at - clock);
  const ahead = turns.filter((ms) => ms > 0);
  return schedule.now + Math.max(second, Math.min(3 * minute, ...ahead));
};

/** Moves at every turn of the rules, once in three minutes at least, between two times. */
export const atTurnsBetween = (stage: Stage, from: number, to: number, move: () => void): void => {
  const { schedule } = stage;
  const repeat = () => {
    if (schedule.now > to) return;
    move();
    schedule.at(nextTurn(stage), repeat);
  };
  if (to >= 0) schedule.at(from, repeat);
};

export const atEveryTurn = (stage: Stage, move: () => void): void =>
  atTurnsBetween(stage, second, Number.POSITIVE_INFINITY, move);

const slots: readonly Slot[] = [0, 1];

/** Wrong answers to both challenges while they are taken, `leave` attempts left over. */
export const burn = ({ account }: Stage, leave = 0): void => {
  for (const slot of slots) {
    for (;;) {
      const challenge = account.state.slots[slot];
      const isTarget = challenge?.kind === 'digits' && challenge.attempts < 3 - leave;
      if (!isTarget || !isUsable(challenge, account.state, account.clock)) break;
      account.answer({ slot, challenge }, 'wrong');
    }
  }
};
