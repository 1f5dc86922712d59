import * as v from 'valibot';
import { MalformedRowError } from '../../errors.ts';
import type { Challenge, ChallengeState, Slot } from '../../one-time-code/state.ts';
import { columnsOf } from './columns.ts';

/** An item by its columns, as DynamoDB holds it. */
export type Row = Readonly<Record<string, unknown>>;

const challengeSchema = v.object({
  id: v.string(),
  kind: v.picklist(['digits', 'long']),
  pepperId: v.string(),
  createdAt: v.number(),
  expiresAt: v.number(),
  attempts: v.number(),
  usedBy: v.exactOptional(v.string()),
});

const slotNumber = v.union([v.literal(0), v.literal(1)]);

const rowSchema = v.object({
  version: v.number(),
  newestSlot: slotNumber,
  mails: v.array(v.number()),
  countedSuccess: v.number(),
  lastSuccessAt: v.optional(v.number(), 0),
  wrongInARow: v.optional(v.number(), 0),
  delivery: v.picklist(['due', 'sending', 'handed', 'undeliverable', 'none']),
  deliverySlot: slotNumber,
  mailNumber: v.number(),
  leaseUntil: v.number(),
  tries: v.number(),
  envelope: v.string(),
  provenHash: v.exactOptional(v.string()),
  provenAt: v.exactOptional(v.number()),
  ttl: v.number(),
});

const challengeIn = (row: Row, slot: Slot): Challenge | undefined => {
  const columns = columnsOf(slot);
  if (row[columns.id] === undefined) return undefined;
  const members = Object.entries(columns).map(([member, name]) => [member, row[name]] as const);
  const present = members.filter(([, value]) => value !== undefined);
  return v.parse(challengeSchema, Object.fromEntries(present));
};

const wrongByBlockIn = (row: Row): ChallengeState['wrongByBlock'] =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, count]) => {
      const [, block] = /^wrong(\d+)$/.exec(name) ?? [];
      return block === undefined ? [] : [[block, v.parse(v.number(), count)]];
    }),
  );

export const stateOf = (row: Row): ChallengeState => {
  const checked = v.parse(rowSchema, row);
  const { delivery, deliverySlot, mailNumber, leaseUntil, tries, envelope } = checked;
  const { version, newestSlot, mails, countedSuccess, lastSuccessAt, wrongInARow, ttl } = checked;
  const { provenHash: hash, provenAt: at } = checked;
  return {
    version,
    newestSlot,
    mails,
    countedSuccess,
    lastSuccessAt,
    wrongInARow,
    ttl,
    slots: [challengeIn(row, 0), challengeIn(row, 1)],
    wrongByBlock: wrongByBlockIn(row),
    delivery: { status: delivery, slot: deliverySlot, mailNumber, leaseUntil, tries, envelope },
    ...(hash === undefined || at === undefined ? {} : { provenAddress: { hash, at } }),
  };
};

/** A row that is not like this is a fault; failing means no code and no tokens. Its content is not repeated. */
export const checkedBy = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw v.isValiError(error) ? new MalformedRowError('challenges') : error;
  }
};
