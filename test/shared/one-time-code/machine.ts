import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import { decideStart } from '#shared/one-time-code/rules/start.ts';
import { isUsable } from '#shared/one-time-code/rules/usable.ts';
import {
  type Challenge,
  type ChallengeState,
  emptyState,
  type Slot,
} from '#shared/one-time-code/state.ts';
import { type Consumption, consume, isConsumedBy } from '#shared/one-time-code/writes/consume.ts';
import { applyCreate, type CreateWrite, createWrite } from '#shared/one-time-code/writes/create.ts';
import { finishDelivery, giveBack } from '#shared/one-time-code/writes/delivery-outcome.ts';
import { lease, type MailRecord } from '#shared/one-time-code/writes/lease.ts';
import { reserve } from '#shared/one-time-code/writes/reserve.ts';
import { hour, idOf, t0 } from './states.ts';

type Known = { readonly slot: Slot; readonly challenge: Challenge };
type Pending = {
  readonly write: CreateWrite;
  readonly before: ChallengeState;
  readonly at: number;
};
type Held = MailRecord & { readonly leaseUntil: number };

/** A negative index counts from the end. */
const pick = <T>(list: readonly T[], index: number): T | undefined => list.at(index % list.length);

/** One of the last three: older challenges and records are dead, and runs would be spent on them. */
const pickLate = <T>(list: readonly T[], index: number): T | undefined =>
  pick(list.slice(-3), index);

const increment = <K>(counts: Map<K, number>, key: K): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** Both slots' usable challenges. */
const usableIn = (state: ChallengeState, now: number): readonly Challenge[] =>
  state.slots.filter((challenge) => isUsable(challenge, state, now));

/** One row, and any number of functions that work on it in any order. It keeps what really happened. */
export class Machine {
  state: ChallengeState = emptyState;
  now = t0;
  /** Times of wrong answers that were compared with short codes, by the functions' clock. */
  readonly wrongTimes: number[] = [];
  readonly compared = new Map<string, number>();
  readonly used = new Map<string, number>();
  /** What the mail service accepted, by mail number and challenge. */
  readonly sent = new Map<string, number>();
  /** Usable challenges that a write of create made unusable. */
  readonly killed: Challenge[] = [];
  readonly #known: Known[] = [];
  readonly #records: MailRecord[] = [];
  readonly #writes: Pending[] = [];
  readonly #consumptions: Consumption[] = [];
  readonly #consumed: Consumption[] = [];
  readonly #held: Held[] = [];
  #latest = t0;
  #count = 0;

  /** The clock goes back by 36 h at most from where it once was. */
  moveClock(ms: number): void {
    this.now = Math.max(this.now + ms, this.#latest - 36 * hour);
    this.#latest = Math.max(this.#latest, this.now);
  }

  /** Create's read: what it decides is written later, or never. */
  read(): void {
    const decision = decideStart(this.state, { longCodesOnly: false }, this.now);
    if (decision.outcome === 'join') {
      this.#known.push(decision);
      return;
    }
    if (decision.outcome === 'wait') return;
    this.#count += 1;
    const id = idOf(`c${this.#count}`);
    const fresh = { id, pepperId: '', deliverable: true, envelope: '' };
    const write = createWrite(this.state, decision, fresh, this.now);
    this.#writes.push({ write, before: this.state, at: this.now });
  }

  /** Create's write. Whether it was accepted. */
  write(index: number): boolean {
    const pending = pick(this.#writes, index);
    if (pending === undefined) return false;
    this.#writes.splice(this.#writes.indexOf(pending), 1);
    const next = applyCreate(this.state, pending.write);
    if (next === undefined) return false;
    this.#noteKilled(pending, next);
    this.state = next;
    const { slot, mailNumber } = next.delivery;
    const challenge = next.slots[slot];
    if (challenge === undefined) throw new Error('a mail without a challenge');
    this.#known.push({ slot, challenge });
    this.#records.push({ mailNumber, challengeId: challenge.id });
    return true;
  }

  start(): void {
    this.#writes.length = 0;
    this.read();
    this.write(0);
  }

  /** Any number of starts that read before any of them writes. A refused one reads again. */
  startTogether(count: number): number {
    const { version } = this.state;
    this.#writes.length = 0;
    for (let start = 0; start < count; start += 1) this.read();
    while (this.#writes.length > 0) if (!this.write(0)) this.read();
    return this.state.version - version;
  }

  #noteKilled({ before, at }: Pending, next: ChallengeState): void {
    for (const { id } of usableIn(before, at)) {
      if (!next.slots.some((challenge) => challenge?.id === id)) {
        this.killed.push(
          ...before.slots.filter((challenge) => challenge?.id === id).filter(isThere),
        );
      }
    }
  }

  /** Verify, with an answer to any challenge that ever was; a right one waits for its consumption. */
  answer(index: number, isRight: boolean): void {
    const known = pickLate(this.#known, index);
    if (known === undefined) return;
    const { slot, challenge } = known;
    const answered = { slot, challengeId: challenge.id };
    if (challenge.kind === 'long') {
      if (isRight) this.#match(answered, undefined);
      return;
    }
    const reserved = reserve(this.state, answered, this.now);
    if (reserved === undefined) return;
    this.state = reserved;
    increment(this.compared, challenge.id);
    if (isRight) this.#match(answered, blockOf(this.now));
    else this.wrongTimes.push(this.now);
  }

  #match(
    answered: Pick<Consumption, 'slot' | 'challengeId'>,
    reservedBlock: number | undefined,
  ): void {
    this.#count += 1;
    const invocation = `i${this.#count}`;
    this.#consumptions.push({ ...answered, invocation, reservedBlock, addressHash: '' });
  }

  consume(index: number): void {
    const consumption = pick(this.#consumptions, index);
    if (consumption === undefined) return;
    this.#consumptions.splice(this.#consumptions.indexOf(consumption), 1);
    const next = consume(this.state, consumption, this.now);
    if (next === undefined) return;
    this.state = next;
    increment(this.used, consumption.challengeId);
    this.#consumed.push(consumption);
  }

  /** The SDK sends a write again whose response was lost. True where it counts as done by this invocation. */
  consumeAgain(): boolean | undefined {
    const consumption = this.#consumed.at(-1);
    const isHeld = this.state.slots.some((challenge) => challenge?.id === consumption?.challengeId);
    if (consumption === undefined || !isHeld) return undefined;
    const next = consume(this.state, consumption, this.now);
    if (next !== undefined) increment(this.used, consumption.challengeId);
    return next === undefined && isConsumedBy(this.state, consumption);
  }

  /** A courier takes up any record that ever was in the stream. */
  lease(index: number): void {
    const record = pickLate(this.#records, index);
    const next = record && lease(this.state, record, this.now);
    if (record === undefined || next === undefined) return;
    this.state = next;
    this.#held.push({ ...record, leaseUntil: next.delivery.leaseUntil });
  }

  /** The courier that holds a lease: sends and marks, sends and dies, dies, or gets an error response. */
  deliver(index: number, end: 'handed' | 'dies after' | 'dies before' | 'error'): void {
    const held = pick(this.#held, index);
    if (held === undefined) return;
    this.#held.splice(this.#held.indexOf(held), 1);
    const { mailNumber, challengeId } = held;
    if (end === 'handed' || end === 'dies after')
      increment(this.sent, `${mailNumber} ${challengeId}`);
    if (end === 'handed') this.state = finishDelivery(this.state, held, 'handed') ?? this.state;
    if (end === 'error') this.state = giveBack(this.state, held) ?? this.state;
  }
}

const isThere = (challenge: Challenge | undefined): challenge is Challenge =>
  challenge !== undefined;
