import {
  clockSkewMs,
  digitsAttempts,
  lifetimeMs,
  rowLifetimeMs,
  wrongPerBlock,
} from '../../one-time-code/limits.ts';
import { blockOf } from '../../one-time-code/rules/blocks.ts';
import type { Slot } from '../../one-time-code/state.ts';
import type { Challenges } from '../../ports.ts';
import type { Update } from '../update-item.ts';
import { columnsOf, wrongColumn } from './columns.ts';
import { assignments, seconds } from './expressions.ts';

/** now < expiresAt <= now + 2L + 60 s: neither expired nor dated ahead. */
const isAlive = (slot: Slot): string => {
  const { expiresAt } = columnsOf(slot);
  return `#${expiresAt} > :now AND #${expiresAt} <= :latest`;
};

const aliveValues = (now: number) => ({ now, latest: now + lifetimeMs + clockSkewMs });

export const reserveUpdate = (slot: Slot, challengeId: string, now: number): Update => {
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

export const consumeUpdate = (use: Consumption, now: number): Update => {
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
