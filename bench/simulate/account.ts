import type { OneTimeCodePolicy } from '#shared/one-time-code/limits.ts';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import { decideStart, type StartDecision } from '#shared/one-time-code/rules/start.ts';
import {
  type Challenge,
  type ChallengeState,
  emptyState,
  type Slot,
} from '#shared/one-time-code/state.ts';
import { consume } from '#shared/one-time-code/writes/consume.ts';
import { applyCreate, createWrite } from '#shared/one-time-code/writes/create.ts';
import { finishDelivery } from '#shared/one-time-code/writes/delivery-outcome.ts';
import { lease } from '#shared/one-time-code/writes/lease.ts';
import { reserve } from '#shared/one-time-code/writes/reserve.ts';
import { between, type Random } from './random.ts';
import type { Schedule } from './schedule.ts';

/** What a sign-in was shown: which challenge its answers count for. */
export type Shown = { readonly slot: Slot; readonly challenge: Challenge };

export type Started =
  | ({ readonly step: 'code' } & Shown)
  | { readonly step: 'wait'; readonly retryInMs: number };

/** From the write of create to the mailbox: stream, courier, mail service, the other mail server. */
export const mailDelayMs = { shortest: 1_000, longest: 6_000 } as const;

/** A session of Cognito's ends after AuthSessionValidity: 10 minutes. */
export const sessionMs = 600_000;

const policy: OneTimeCodePolicy = { codeLength: 8, longCodesOnly: false };

/** One account in simulated time: its row by the pure rules, a courier, a mailbox. */
export class Account {
  state: ChallengeState = emptyState;
  /** The challenges whose mails are in the owner's mailbox, and that of the newest mail. */
  readonly mailbox: { readonly arrived: Set<string>; newest: string | undefined } = {
    arrived: new Set(),
    newest: undefined,
  };
  /** When a mail left, by the true time. */
  readonly mailTimes: number[] = [];
  /** When a wrong answer was compared with a short code, by the functions' clock. */
  readonly wrongTimes: number[] = [];
  readonly created = { digits: 0, long: 0 };
  /** How far the functions' clock is off. */
  clockErrorMs = 0;
  readonly #schedule: Schedule;
  readonly #random: Random;
  #ids = 0;

  constructor(schedule: Schedule, random: Random) {
    this.#schedule = schedule;
    this.#random = random;
  }

  /** The functions' clock. */
  get clock(): number {
    return epoch + Math.floor(this.#schedule.now) + this.clockErrorMs;
  }

  /** A first round, or a resend: the same rules. */
  start(): Started {
    const decision = decideStart(this.state, policy, this.clock);
    if (decision.outcome === 'wait') return { step: 'wait', retryInMs: decision.retryInMs };
    if (decision.outcome === 'join') return { step: 'code', ...decision };
    return this.#mail(decision);
  }

  /** Whether the answer signs in. */
  answer({ slot, challenge }: Shown, answer: 'right' | 'wrong'): boolean {
    const answered = { slot, challengeId: challenge.id };
    if (challenge.kind === 'long') return answer === 'right' && this.#consume(answered, undefined);
    const reserved = reserve(this.state, answered, this.clock);
    if (reserved === undefined) return false;
    this.state = reserved;
    if (answer === 'right') return this.#consume(answered, blockOf(this.clock));
    this.wrongTimes.push(this.clock);
    return false;
  }

  #consume(answered: { slot: Slot; challengeId: string }, reservedBlock: number | undefined) {
    const consumption = { ...answered, invocation: 'simulated', reservedBlock, addressHash: '' };
    const consumed = consume(this.state, consumption, this.clock);
    this.state = consumed ?? this.state;
    return consumed !== undefined;
  }

  #mail(decision: Extract<StartDecision, { outcome: 'newChallenge' | 'mailAgain' }>): Started {
    this.#ids += 1;
    const fresh = { id: `c${this.#ids}`, pepperId: '', deliverable: true, envelope: '' };
    const next = applyCreate(this.state, createWrite(this.state, decision, fresh, this.clock));
    const challenge = next?.slots[decision.slot];
    if (next === undefined || challenge === undefined)
      throw new Error('a write of create was lost');
    if (decision.outcome === 'newChallenge') this.created[decision.kind] += 1;
    this.state = next;
    this.#send(challenge.id);
    return { step: 'code', slot: decision.slot, challenge };
  }

  #send(challengeId: string): void {
    const { mailNumber } = this.state.delivery;
    const { shortest, longest } = mailDelayMs;
    this.#schedule.after(between(this.#random, shortest, longest), () => {
      const leased = lease(this.state, { mailNumber, challengeId }, this.clock);
      if (leased === undefined) return;
      this.state = finishDelivery(leased, { mailNumber, challengeId }, 'handed') ?? leased;
      this.mailTimes.push(this.#schedule.now);
      this.mailbox.arrived.add(challengeId);
      this.mailbox.newest = challengeId;
    });
  }
}

/** The functions' clock when the simulation begins; not at the beginning of a block. */
export const epoch = Date.UTC(2026, 0, 1, 5, 17);
