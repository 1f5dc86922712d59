import { type Answered, mailedCode, type Round, type Target } from './client.ts';
import type { Schedule } from './schedule.ts';

/** What an attacker who watches the owner sees of a sign-in. */
export type Phase = 'started' | 'answers';

export type Visit = {
  readonly target: Target;
  readonly schedule: Schedule;
  readonly email: string;
  readonly typingMs: number;
  readonly watch: (phase: Phase) => Promise<void>;
  readonly done: (tookMs: number | undefined) => void;
};

/** An owner who is not in after this long has given up. */
const patienceMs = 10 * 60_000;
/** The mail's way and the look into the mailbox. */
const mailMs = 5_000;
/** He looks at the newest mail, then types. */
const typedLater = 0.75;
const resends = 3;
/** After a start that a busy stack refused. */
const againMs = 5_000;

/** One sign-in of an owner: he takes the newest mail, types it, and asks for another one where it was refused. */
export const visit = async (owner: Visit): Promise<void> => {
  const { target, schedule, email, typingMs, watch, done } = owner;
  const began = schedule.now;
  let asked = 0;

  const begin = async (): Promise<void> => {
    if (schedule.now - began > patienceMs) return done(undefined);
    asked = 0;
    const round = await target.client.start(email).catch(() => undefined);
    if (round === undefined) return schedule.after(againMs, begin);
    await read(round);
    await watch('started');
  };

  const askAgain = async (round: Round): Promise<void> => {
    if (schedule.now - began > patienceMs) return done(undefined);
    asked += 1;
    if (asked > resends) return begin();
    const answered = await target.client.answer(email, 'none', round, 'resend');
    return answered.outcome === 'again' ? read(answered.round) : begin();
  };

  const read = async (round: Round): Promise<void> => {
    const { step, retryInSeconds } = round.ChallengeParameters ?? {};
    if (step === 'wait') {
      schedule.after(Number(retryInSeconds) * 1000 + 1000, () => askAgain(round));
    } else schedule.after(mailMs + typingMs * (1 - typedLater), () => type(round));
  };

  const type = async (round: Round): Promise<void> => {
    const code = await mailedCode(target, email);
    schedule.after(typingMs * typedLater, () => answer(code, round));
  };

  const answer = async (code: string, round: Round): Promise<void> => {
    await watch('answers');
    await judge(await target.client.answer(email, code, round));
  };

  const judge = async (answered: Answered): Promise<void> => {
    if (answered.outcome === 'in') return done(schedule.now - began);
    if (answered.outcome === 'again') return askAgain(answered.round);
    return begin();
  };

  await begin();
};
