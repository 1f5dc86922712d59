import { resendsPerSignIn } from '#shared/one-time-code/limits.ts';
import { type Account, type Shown, type Started, sessionMs } from './account.ts';
import type { Schedule } from './schedule.ts';

/** What an attacker who knows the owner's habits may see of a sign-in. */
export type OwnerPhase = 'started' | 'typing' | 'answers' | 'in';

export type SignInRecord = {
  readonly startedAt: number;
  /** From the start to the tokens; none for an owner who gave up. */
  readonly tookMs: number | undefined;
};

/** An owner who is not in after this long has given up. */
const patienceMs = 10 * 60_000;
/** A look into the mailbox. */
const lookMs = 1_000;
/** Of the time that typing takes, what goes by before he picks the newest mail. */
const openingShare = 0.25;
/** With no mail for what is shown, the owner asks again: what the client offers as resend. */
const resendAfterMs = 30_000;

type Habits = {
  readonly account: Account;
  readonly schedule: Schedule;
  readonly typingMs: number;
  readonly watch: (phase: OwnerPhase, signIn: SignIn) => void;
  readonly done: (record: SignInRecord) => void;
};

/**
 * One sign-in of the owner. He takes the newest mail that he finds, of whichever start it is, types for a while and
 * answers. After a refusal he asks for another mail in the same sign-in, three times at most, then he starts again.
 */
export class SignIn {
  readonly #habits: Habits;
  readonly #startedAt: number;
  #sessionEndsAt = 0;
  #resends = 0;
  #shown: Shown | undefined;

  constructor(habits: Habits) {
    this.#habits = habits;
    this.#startedAt = habits.schedule.now;
  }

  get shown(): Shown | undefined {
    return this.#shown;
  }

  begin(): void {
    this.#resends = 0;
    this.#ask();
  }

  #ask(): void {
    const { account, schedule, watch } = this.#habits;
    this.#sessionEndsAt = schedule.now + sessionMs;
    this.#take(account.start());
    watch('started', this);
  }

  #take(started: Started): void {
    const { schedule } = this.#habits;
    this.#shown = started.step === 'code' ? started : undefined;
    if (started.step === 'wait') schedule.after(started.retryInMs + lookMs, () => this.#askAgain());
    else this.#look(schedule.now);
  }

  #askAgain(): void {
    if (this.#hasGivenUp()) return;
    this.#resends += 1;
    if (this.#resends > resendsPerSignIn) this.begin();
    else this.#ask();
  }

  #hasGivenUp(): boolean {
    const { schedule, done } = this.#habits;
    if (schedule.now - this.#startedAt < patienceMs) return false;
    done({ startedAt: this.#startedAt, tookMs: undefined });
    return true;
  }

  /** Waits for a mail of the challenge that is shown, which he knows by its time. */
  #look(since: number): void {
    const { account, schedule, typingMs, watch } = this.#habits;
    if (account.mailbox.arrived.has(this.#shown?.challenge.id ?? '')) {
      schedule.after(typingMs * openingShare, () => this.#type());
      watch('typing', this);
    } else if (schedule.now - since > resendAfterMs) this.#askAgain();
    else schedule.after(lookMs, () => this.#look(since));
  }

  #type(): void {
    const { account, schedule, typingMs } = this.#habits;
    const typed = account.mailbox.newest;
    schedule.after(typingMs * (1 - openingShare), () => this.#answer(typed));
  }

  #answer(typed: string | undefined): void {
    const { account, schedule, watch, done } = this.#habits;
    watch('answers', this);
    if (this.#hasGivenUp()) return;
    const shown = this.#shown;
    const isRight = shown !== undefined && typed === shown.challenge.id;
    const isInTime = schedule.now < this.#sessionEndsAt;
    if (shown !== undefined && isInTime && account.answer(shown, isRight ? 'right' : 'wrong')) {
      watch('in', this);
      done({ startedAt: this.#startedAt, tookMs: schedule.now - this.#startedAt });
    } else if (isInTime) this.#askAgain();
    else this.begin();
  }
}
