import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { challengesTable } from '#shared/aws/challenges-table/challenges.ts';
import { deliveriesTable } from '#shared/aws/challenges-table/deliveries.ts';
import { leaseMs } from '#shared/one-time-code/limits.ts';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import type { Challenge, ChallengeState, CodeKind, Slot } from '#shared/one-time-code/state.ts';
import { emptyState } from '#shared/one-time-code/state.ts';
import { consume, isConsumedBy } from '#shared/one-time-code/writes/consume.ts';
import { applyCreate, type CreateWrite, createWrite } from '#shared/one-time-code/writes/create.ts';
import { finishDelivery, giveBack } from '#shared/one-time-code/writes/delivery-outcome.ts';
import { lease, whyNotLeased } from '#shared/one-time-code/writes/lease.ts';
import { reserve } from '#shared/one-time-code/writes/reserve.ts';
import type { DueMail } from '#shared/ports.ts';
import fc from '../../../support/properties.ts';
import { startTables, type TestTables } from '../../../support/services/dynamodb.ts';
import { hour, idOf, minute, second, t0 } from '../../one-time-code/states.ts';
import { aRowKey } from './table.ts';

/**
 * Each write exists twice: as a pure function of the state, which the rules are tested and simulated with, and as a
 * conditional expression, which is what protects the row. The same operations, in any order and with anything that was
 * ever true of the row, must leave both the same.
 */

let tables: TestTables;

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

type Outcome = { readonly pure: unknown; readonly stored: unknown };

/** One row as the rules see it and as the table holds it, and all challenges and mails that it ever had. */
class Pair {
  state: ChallengeState = emptyState;
  now = t0;
  readonly rowKey = aRowKey();
  readonly #challenges = challengesTable(tables.client, tables.challenges);
  readonly #deliveries = deliveriesTable(tables.client, tables.challenges);
  readonly #states: ChallengeState[] = [emptyState];
  readonly #known: { readonly slot: Slot; readonly challenge: Challenge }[] = [];
  readonly #mails: DueMail[] = [];
  readonly #leases: number[] = [];
  #count = 0;

  stored(): Promise<ChallengeState> {
    return this.#challenges.find(this.rowKey);
  }

  #apply(next: ChallengeState | undefined): boolean {
    this.state = next ?? this.state;
    return next !== undefined;
  }

  /** Writes what was decided on one of the last states, which may have changed since. */
  async create(back: number, slot: Slot, kind: CodeKind, again: boolean): Promise<Outcome> {
    const seen = this.#states.at(-1 - (back % 3)) ?? emptyState;
    this.#count += 1;
    const id = idOf(`c${this.#count}`);
    const fresh = { id, pepperId: 'p', deliverable: this.#count % 4 > 0, envelope: `e${id}` };
    const held = again ? seen.slots[slot] : undefined;
    const write: CreateWrite =
      held === undefined
        ? createWrite(seen, { outcome: 'newChallenge', slot, kind }, fresh, this.now)
        : createWrite(seen, { outcome: 'mailAgain', slot, challenge: held }, fresh, this.now);
    const pure = this.#apply(applyCreate(this.state, write)) ? 'written' : 'lost';
    if (pure === 'written') this.#note();
    return { pure, stored: await this.#challenges.create(this.rowKey, write) };
  }

  #note(): void {
    this.#states.push(this.state);
    const { slot, mailNumber, envelope } = this.state.delivery;
    const challenge = this.state.slots[slot];
    if (challenge === undefined) throw new Error('a mail without a challenge');
    this.#known.push({ slot, challenge });
    const { rowKey, now: dueAt } = this;
    this.#mails.push({ rowKey, slot, mailNumber, envelope, challenge, dueAt });
  }

  async reserve(back: number): Promise<Outcome | undefined> {
    const known = this.#known.at(-1 - (back % 3));
    if (known === undefined) return undefined;
    const answered = { slot: known.slot, challengeId: known.challenge.id };
    const pure = this.#apply(reserve(this.state, answered, this.now)) ? 'reserved' : 'refused';
    return { pure, stored: await this.#challenges.reserve(this.rowKey, answered, this.now) };
  }

  async consume(back: number, invocation: string, reserves: boolean): Promise<Outcome | undefined> {
    const known = this.#known.at(-1 - (back % 3));
    if (known === undefined) return undefined;
    const reservedBlock = reserves ? blockOf(this.now) : undefined;
    const answered = { slot: known.slot, challengeId: known.challenge.id };
    const use = { ...answered, invocation, reservedBlock, addressHash: `h${invocation}` };
    const isDone = this.#apply(consume(this.state, use, this.now)) || isConsumedBy(this.state, use);
    const stored = await this.#challenges.consume(this.rowKey, use, this.now);
    return { pure: isDone ? 'consumed' : 'lost', stored };
  }

  async lease(back: number): Promise<Outcome | undefined> {
    const mail = this.#mails.at(-1 - (back % 3));
    if (mail === undefined) return undefined;
    const record = { mailNumber: mail.mailNumber, challengeId: mail.challenge.id };
    const next = lease(this.state, record, this.now);
    const pure =
      next === undefined
        ? { outcome: whyNotLeased(this.state, record, this.now) }
        : { outcome: 'leased', leaseUntil: next.delivery.leaseUntil };
    if (this.#apply(next)) this.#leases.push(this.now + leaseMs);
    return { pure, stored: await this.#deliveries.lease(mail, this.now) };
  }

  async giveBack(back: number, which: number): Promise<undefined> {
    const mail = this.#mails.at(-1 - (back % 3));
    const leaseUntil = this.#leases.at(-1 - (which % 2));
    if (mail === undefined || leaseUntil === undefined) return undefined;
    this.#apply(giveBack(this.state, { mailNumber: mail.mailNumber, leaseUntil }));
    await this.#deliveries.giveBack(mail, leaseUntil);
    return undefined;
  }

  async finish(back: number, status: 'handed' | 'undeliverable' | 'none'): Promise<undefined> {
    const mail = this.#mails.at(-1 - (back % 3));
    if (mail === undefined) return undefined;
    const record = { mailNumber: mail.mailNumber, challengeId: mail.challenge.id };
    this.#apply(finishDelivery(this.state, record, status));
    await this.#deliveries.finish(mail, status);
    return undefined;
  }
}

type Step = (pair: Pair) => Promise<Outcome | undefined>;

const back = fc.nat({ max: 2 });
const slot = fc.constantFrom<Slot>(0, 1);
const kind = fc.constantFrom<CodeKind>('digits', 'digits', 'long');
const status = fc.constantFrom('handed', 'undeliverable', 'none');
const waits = fc.constantFrom(
  ...[0, 1, second, leaseMs, 5 * minute, 10 * minute, 12 * hour],
  ...[-second, -minute, -5 * minute],
);

const steps = fc.oneof<fc.WeightedArbitrary<Step>[]>(
  {
    weight: 5,
    arbitrary: fc.tuple(back, slot, kind, fc.boolean()).map(
      ([of, into, as, again]) =>
        (pair) =>
          pair.create(of, into, as, again),
    ),
  },
  { weight: 6, arbitrary: back.map((of) => (pair) => pair.reserve(of)) },
  {
    weight: 3,
    arbitrary: fc.tuple(back, fc.constantFrom('i1', 'i2'), fc.boolean()).map(
      ([of, invocation, reserves]) =>
        (pair) =>
          pair.consume(of, invocation, reserves),
    ),
  },
  { weight: 4, arbitrary: back.map((of) => (pair) => pair.lease(of)) },
  {
    weight: 2,
    arbitrary: fc.tuple(back, back).map(
      ([of, which]) =>
        (pair) =>
          pair.giveBack(of, which),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(back, status).map(
      ([of, as]) =>
        (pair) =>
          pair.finish(of, as),
    ),
  },
  {
    weight: 4,
    arbitrary: waits.map((ms) => async (pair) => {
      pair.now += ms;
      return undefined;
    }),
  },
);

describe('table and rules', () => {
  it('the same writes in any order leave the same row and have the same outcomes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 25, size: 'max' }), async (run) => {
        const pair = new Pair();
        for (const step of run) {
          const outcome = await step(pair);
          if (outcome) expect(outcome.stored).toEqual(outcome.pure);
          expect(await pair.stored()).toEqual(pair.state);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
