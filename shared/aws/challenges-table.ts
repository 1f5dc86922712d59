import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as v from 'valibot';
import { MalformedRowError } from '../errors.ts';
import {
  clockSkewMs,
  digitsAttempts,
  leaseMs,
  lifetimeMs,
  rowLifetimeMs,
  sendTries,
  wrongPerBlock,
} from '../one-time-code/limits.ts';
import { blockOf } from '../one-time-code/rules/blocks.ts';
import { rowKeyOfUser } from '../one-time-code/secrets/row-key.ts';
import {
  type Challenge,
  type ChallengeState,
  emptyState,
  type Slot,
} from '../one-time-code/state.ts';
import { isConsumedBy } from '../one-time-code/writes/consume.ts';
import type { CreateWrite } from '../one-time-code/writes/create.ts';
import { isThisMail, whyNotLeased } from '../one-time-code/writes/lease.ts';
import type {
  ChallengeRows,
  Challenges,
  Deliveries,
  DueMail,
  MailBudgets,
  ProvenAddresses,
} from '../ports.ts';
import { abortAtDeadline } from '../runtime/deadline.ts';
import { type Update, updateItem } from './update-item.ts';

/*
 * ChallengesTable. Three kinds of items, told apart by the partition key:
 *
 *   2U#<sub>, 2X#<hmac>   one user's challenges: two slots, mails, counters, delivery, proof
 *   2M#<hmac>             times of the mails to one mailbox while its address is unproven
 *   2P#<minute>           number of mails to unproven addresses in one minute
 *
 * The challenge's columns are flat and top-level, since ADD and conditions on missing counters need that:
 *
 *   create   --version n-->  version n+1                  of parallel starts one writes, the others read again and join
 *   reserve  --slot, attempts < 3, wrong<block> < 10-->   each + 1: the comparison is paid before it is made
 *   consume  --slot unused-->  usedBy                     one right answer is taken
 *   lease    --mail number, due or lapsed, tries < 2-->   sending: one courier holds the mail
 *
 * docs/one-time-code-table.md has each expression with the reason for each condition.
 */

type Row = Readonly<Record<string, unknown>>;

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

/** The columns of the challenge in a slot. */
const columnsOf = (slot: Slot) =>
  ({
    id: `slot${slot}Id`,
    kind: `slot${slot}Kind`,
    pepperId: `slot${slot}Pepper`,
    createdAt: `slot${slot}CreatedAt`,
    expiresAt: `slot${slot}ExpiresAt`,
    attempts: `slot${slot}Attempts`,
    usedBy: `slot${slot}UsedBy`,
  }) as const satisfies Record<keyof Challenge, string>;

const challengeIn = (row: Row, slot: Slot): Challenge | undefined => {
  const columns = columnsOf(slot);
  if (row[columns.id] === undefined) return undefined;
  const members = Object.entries(columns).map(([member, name]) => [member, row[name]] as const);
  const present = members.filter(([, value]) => value !== undefined);
  return v.parse(challengeSchema, Object.fromEntries(present));
};

/** `wrong40999`: wrong answers in that block of 12 h. */
const wrongColumn = (block: number): string => `wrong${block}`;

const wrongByBlockIn = (row: Row): ChallengeState['wrongByBlock'] =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, count]) => {
      const [, block] = /^wrong(\d+)$/.exec(name) ?? [];
      return block === undefined ? [] : [[block, v.parse(v.number(), count)]];
    }),
  );

const stateOf = (row: Row): ChallengeState => {
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
const checkedBy = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw v.isValiError(error) ? new MalformedRowError('challenges') : error;
  }
};

const keyOf = (key: string): Record<string, AttributeValue> => ({ pk: { S: key } });

const readRow = async (
  client: DynamoDBClient,
  table: string,
  key: string,
): Promise<Row | undefined> => {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: keyOf(key), ConsistentRead: true }),
    abortAtDeadline(),
  );
  return Item === undefined ? undefined : unmarshall(Item);
};

const findState = async (
  client: DynamoDBClient,
  table: string,
  rowKey: string,
): Promise<ChallengeState> => {
  const row = await readRow(client, table, rowKey);
  return row === undefined ? emptyState : checkedBy(() => stateOf(row));
};

const seconds = (ms: number): number => Math.ceil(ms / 1000);

const assignments = (values: Readonly<Record<string, unknown>>): string =>
  Object.keys(values)
    .map((name) => `#${name} = :${name}`)
    .join(', ');

const newChallengeIn = ({ slot, challenge }: Extract<CreateWrite, { outcome: 'newChallenge' }>) => {
  const columns = columnsOf(slot);
  return {
    newestSlot: slot,
    [columns.id]: challenge.id,
    [columns.kind]: challenge.kind,
    [columns.pepperId]: challenge.pepperId,
    [columns.createdAt]: challenge.createdAt,
    [columns.expiresAt]: challenge.expiresAt,
    [columns.attempts]: challenge.attempts,
  };
};

/** What both writes of create set, whatever they are about. */
const mailColumns = ({ readVersion, slot, mails, countedSuccess, delivery, ttl }: CreateWrite) => ({
  version: readVersion + 1,
  mails,
  countedSuccess,
  delivery: delivery.status,
  deliverySlot: slot,
  mailNumber: delivery.mailNumber,
  leaseUntil: delivery.leaseUntil,
  tries: delivery.tries,
  // An id without a meaning: all rows have the column, at one length, or a reader of the table could tell users by it.
  leasedBy: randomUUID(),
  envelope: delivery.envelope,
  ttl,
});

const isUnchanged = (readVersion: number): Pick<Update, 'conditions' | 'values'> =>
  readVersion === 0
    ? { conditions: ['attribute_not_exists(#version)'], values: {} }
    : { conditions: ['#version = :read'], values: { read: readVersion } };

const createUpdate = (write: CreateWrite): Update => {
  const { id, usedBy } = columnsOf(write.slot);
  const isNew = write.outcome === 'newChallenge';
  const set = { ...mailColumns(write), ...(isNew ? newChallengeIn(write) : {}) };
  const oldBlocks = write.oldBlocks.map((block) => `#${wrongColumn(block)}`);
  const removed = [...(isNew ? [`#${usedBy}`] : []), ...oldBlocks];
  const unchanged = isUnchanged(write.readVersion);
  // Verify does not raise the version: a code that was used meanwhile must not be mailed again.
  const stillUnused = [`#${id} = :challengeId`, `attribute_not_exists(#${usedBy})`];
  return {
    update: `SET ${assignments(set)}${removed.length === 0 ? '' : ` REMOVE ${removed.join(', ')}`}`,
    conditions: [...unchanged.conditions, ...(isNew ? [] : stillUnused)],
    values: { ...set, ...unchanged.values, ...(isNew ? {} : { challengeId: write.challengeId }) },
  };
};

/** now < expiresAt <= now + 2L + 60 s: neither expired nor dated ahead. */
const isAlive = (slot: Slot): string => {
  const { expiresAt } = columnsOf(slot);
  return `#${expiresAt} > :now AND #${expiresAt} <= :latest`;
};

const aliveValues = (now: number) => ({ now, latest: now + lifetimeMs + clockSkewMs });

const reserveUpdate = (slot: Slot, challengeId: string, now: number): Update => {
  const { id, kind, usedBy, attempts } = columnsOf(slot);
  const wrong = wrongColumn(blockOf(now));
  const isThisChallenge = `#${id} = :challengeId`;
  const isDigits = `#${kind} = :digits`;
  const isUnused = `attribute_not_exists(#${usedBy})`;
  const hasAttempts = `#${attempts} < :attempts`;
  const blockHasRoom = `(attribute_not_exists(#${wrong}) OR #${wrong} < :perBlock)`;
  return {
    update: `SET #ttl = :ttl ADD #${attempts} :one, #${wrong} :one, #wrongInARow :one`,
    conditions: [isThisChallenge, isDigits, isUnused, isAlive(slot), hasAttempts, blockHasRoom],
    values: {
      challengeId,
      digits: 'digits',
      attempts: digitsAttempts,
      perBlock: wrongPerBlock,
      one: 1,
      ttl: seconds(now + rowLifetimeMs),
      ...aliveValues(now),
    },
  };
};

type Consumption = Parameters<Challenges['consume']>[1];

const consumeUpdate = (use: Consumption, now: number): Update => {
  const { slot, challengeId, invocation, addressHash, reservedBlock } = use;
  const { id, usedBy } = columnsOf(slot);
  const set = {
    [usedBy]: invocation,
    lastSuccessAt: now,
    provenHash: addressHash,
    provenAt: now,
    wrongInARow: 0,
    ttl: seconds(now + rowLifetimeMs),
  };
  // The reserve of a right answer was no wrong answer: it is taken off its block again.
  const giveBack =
    reservedBlock === undefined ? '' : ` ADD #${wrongColumn(reservedBlock)} :minusOne`;
  return {
    update: `SET ${assignments(set)}${giveBack}`,
    conditions: [`#${id} = :challengeId`, `attribute_not_exists(#${usedBy})`, isAlive(slot)],
    values: {
      ...set,
      challengeId,
      ...aliveValues(now),
      ...(reservedBlock === undefined ? {} : { minusOne: -1 }),
    },
  };
};

/**
 * What create and verify do with a user's row.
 * @throws {MalformedRowError} and whatever the SDK throws
 */
export const challengesTable = (client: DynamoDBClient, table: string): Challenges => {
  const write = (rowKey: string, update: Update) =>
    updateItem({ client, table, key: keyOf(rowKey) }, update);
  return {
    find: (rowKey) => findState(client, table, rowKey),

    create: async (rowKey, change) =>
      (await write(rowKey, createUpdate(change))) ? 'written' : 'lost',

    reserve: async (rowKey, { slot, challengeId }, now) =>
      (await write(rowKey, reserveUpdate(slot, challengeId, now))) ? 'reserved' : 'refused',

    consume: async (rowKey, use, now) => {
      if (await write(rowKey, consumeUpdate(use, now))) return 'consumed';
      // The SDK repeats a write whose response it lost; the second one finds what the first one wrote.
      return isConsumedBy(await findState(client, table, rowKey), use) ? 'consumed' : 'lost';
    },
  };
};

const leaseUpdate = (
  { slot, mailNumber, challenge }: DueMail,
  leasedBy: string,
  now: number,
): Update => {
  const { id, kind, usedBy, attempts, expiresAt } = columnsOf(slot);
  const isThisMail = '#mailNumber = :mailNumber AND #deliverySlot = :slot';
  const isThisChallenge = `#${id} = :challengeId`;
  const isUnused = `attribute_not_exists(#${usedBy})`;
  // One that is dated ahead is sent: the clocks may agree before it expires.
  const isUnexpired = `#${expiresAt} > :now`;
  const isUnspent = `(#${kind} = :long OR #${attempts} < :attempts)`;
  const isOpen = '(#delivery = :due OR (#delivery = :sending AND #leaseUntil <= :now))';
  return {
    update:
      'SET #delivery = :sending, #leaseUntil = :leaseUntil, #leasedBy = :leasedBy ADD #tries :one',
    conditions: [
      isThisMail,
      isThisChallenge,
      isUnused,
      isUnexpired,
      isUnspent,
      isOpen,
      '#tries < :sendTries',
    ],
    values: {
      mailNumber,
      slot,
      leasedBy,
      challengeId: challenge.id,
      long: 'long',
      attempts: digitsAttempts,
      due: 'due',
      sending: 'sending',
      leaseUntil: now + leaseMs,
      one: 1,
      sendTries,
      now,
    },
  };
};

const dueMailIn = (row: Row): DueMail | undefined => {
  const rowKey = v.parse(v.pipe(v.string(), v.startsWith('2U#')), row.pk);
  const { delivery, slots, mails } = stateOf(row);
  const challenge = slots[delivery.slot];
  if (challenge === undefined || delivery.status !== 'due') return undefined;
  const { slot, mailNumber, envelope } = delivery;
  return { rowKey, slot, mailNumber, envelope, challenge, dueAt: mails[0] ?? 0 };
};

/** The mail that a stream record announces, or nothing where the record's image is not such a row. Never throws. */
export const readDueMail = (
  image: Readonly<Record<string, AttributeValue>>,
): DueMail | undefined => {
  try {
    return dueMailIn(unmarshall({ ...image }));
  } catch {
    return undefined;
  }
};

/** What the courier does with a user's row. */
export const deliveriesTable = (client: DynamoDBClient, table: string): Deliveries => {
  const write = (rowKey: string, update: Update) =>
    updateItem({ client, table, key: keyOf(rowKey) }, update);
  return {
    lease: async (mail, now) => {
      const { rowKey, mailNumber, challenge } = mail;
      const leased = { outcome: 'leased', leaseUntil: now + leaseMs } as const;
      const leasedBy = randomUUID();
      if (await write(rowKey, leaseUpdate(mail, leasedBy, now))) return leased;
      const row = await readRow(client, table, rowKey);
      const state = row === undefined ? emptyState : checkedBy(() => stateOf(row));
      const record = { mailNumber, challengeId: challenge.id };
      // The SDK repeats a write whose response it lost; the second one finds the lease that the first one took.
      const isOurs = row?.leasedBy === leasedBy && state.delivery.status === 'sending';
      return isOurs && isThisMail(state, record)
        ? leased
        : { outcome: whyNotLeased(state, record, now) };
    },

    giveBack: async ({ rowKey, mailNumber }, leaseUntil) => {
      await write(rowKey, {
        update: 'SET #leaseUntil = :zero ADD #tries :minusOne',
        conditions: [
          '#mailNumber = :mailNumber',
          '#delivery = :sending',
          '#leaseUntil = :leaseUntil',
        ],
        values: { zero: 0, minusOne: -1, mailNumber, sending: 'sending', leaseUntil },
      });
    },

    finish: async ({ rowKey, slot, mailNumber, challenge }, status) => {
      await write(rowKey, {
        update: 'SET #delivery = :status, #leaseUntil = :zero',
        conditions: ['#mailNumber = :mailNumber', `#${columnsOf(slot).id} = :challengeId`],
        values: { status, zero: 0, mailNumber, challengeId: challenge.id },
      });
    },
  };
};

const budgetSchema = v.object({ version: v.number(), mails: v.array(v.number()) });

/** The counters of mails to addresses that are not proven; the rules are the courier's. */
export const mailBudgetsTable = (client: DynamoDBClient, table: string): MailBudgets => ({
  mailsTo: async (mailbox) => {
    const row = await readRow(client, table, `2M#${mailbox}`);
    return row === undefined
      ? { version: 0, mails: [] }
      : checkedBy(() => v.parse(budgetSchema, row));
  },

  count: (mailbox, { version, mails, ttl }) =>
    updateItem(
      { client, table, key: keyOf(`2M#${mailbox}`) },
      {
        update: 'SET #version = :next, #mails = :mails, #ttl = :ttl',
        conditions: [version === 0 ? 'attribute_not_exists(#version)' : '#version = :version'],
        values: { next: version + 1, mails, ttl, ...(version === 0 ? {} : { version }) },
      },
    ),

  countInMinute: (minute, limit, ttl) =>
    updateItem(
      { client, table, key: keyOf(`2P#${minute}`) },
      {
        update: 'SET #ttl = :ttl ADD #mails :one',
        conditions: ['(attribute_not_exists(#mails) OR #mails < :limit)'],
        values: { one: 1, limit, ttl },
      },
    ),

  takeOffMinute: async (minute) => {
    await updateItem(
      { client, table, key: keyOf(`2P#${minute}`) },
      {
        update: 'ADD #mails :minusOne',
        conditions: ['#mails > :zero'],
        values: { minusOne: -1, zero: 0 },
      },
    );
  },
});

const proofSchema = v.object({ provenHash: v.string(), provenAt: v.number() });

/** What post authentication does with a user's row. */
export const provenAddressesTable = (client: DynamoDBClient, table: string): ProvenAddresses => ({
  find: async (userId) => {
    const row = await readRow(client, table, rowKeyOfUser(userId));
    if (row?.provenHash === undefined) return undefined;
    const { provenHash: hash, provenAt: at } = checkedBy(() => v.parse(proofSchema, row));
    return { hash, at };
  },

  remove: async (userId, hash) => {
    await updateItem(
      { client, table, key: keyOf(rowKeyOfUser(userId)) },
      {
        update: 'REMOVE #provenHash, #provenAt',
        conditions: ['#provenHash = :hash'],
        values: { hash },
      },
    );
  },
});

/** What the commands do with a user's row. */
export const challengeRows = (client: DynamoDBClient, table: string): ChallengeRows => ({
  erase: async (userId) => {
    const { Attributes } = await client.send(
      new DeleteItemCommand({
        TableName: table,
        Key: keyOf(rowKeyOfUser(userId)),
        ReturnValues: 'ALL_OLD',
      }),
    );
    return Attributes === undefined ? 'none' : 'erased';
  },
});
