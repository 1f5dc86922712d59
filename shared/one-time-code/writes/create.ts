import { lifetimeMs, mailsKept, rowLifetimeMs } from '../limits.ts';
import { oldBlocks } from '../rules/blocks.ts';
import type { StartDecision } from '../rules/start.ts';
import { countedAfter, mailsLeft } from '../rules/unanswered.ts';
import {
  type Challenge,
  type ChallengeState,
  type Delivery,
  type Slot,
  withSlot,
} from '../state.ts';

/** What a write of create sets beside the challenge. */
type Mail = {
  /** The compare-and-swap: the version that was read. */
  readonly readVersion: number;
  readonly mails: readonly number[];
  readonly countedSuccess: number;
  /** Counts that are removed. */
  readonly oldBlocks: readonly number[];
  readonly delivery: Delivery;
  readonly ttl: number;
};

/** Both writes of create; each is one conditional UpdateItem. */
export type CreateWrite =
  | (Mail & {
      readonly outcome: 'newChallenge';
      readonly slot: Slot;
      readonly challenge: Challenge;
    })
  | (Mail & { readonly outcome: 'mailAgain'; readonly slot: Slot; readonly challengeId: string });

export type Fresh = {
  /** 128 random bits, hexadecimal; used for a new challenge only. */
  readonly id: string;
  readonly pepperId: string;
  /** False for an unknown user, whose mail is never sent. */
  readonly deliverable: boolean;
  /** Sealed for this challenge and this mail number, {@link nextMailNumber}. */
  readonly envelope: string;
};

export const nextMailNumber = ({ version }: Pick<ChallengeState, 'version'>): number => version + 1;

const ttlAt = (now: number): number => Math.ceil((now + rowLifetimeMs) / 1000);

const mailAt = (state: ChallengeState, slot: Slot, fresh: Fresh, now: number): Mail => ({
  readVersion: state.version,
  mails: [now, ...mailsLeft(state, now)].slice(0, mailsKept),
  countedSuccess: countedAfter(state, now),
  oldBlocks: oldBlocks(state.wrongByBlock, now),
  delivery: {
    status: fresh.deliverable ? 'due' : 'none',
    slot,
    mailNumber: nextMailNumber(state),
    leaseUntil: 0,
    tries: 0,
    envelope: fresh.envelope,
  },
  ttl: ttlAt(now),
});

/** The write that a decision asks for, from the state that it was decided on. */
export const createWrite = (
  state: ChallengeState,
  decision: Extract<StartDecision, { outcome: 'newChallenge' | 'mailAgain' }>,
  fresh: Fresh,
  now: number,
): CreateWrite => {
  const mail = mailAt(state, decision.slot, fresh, now);
  const { slot } = decision;
  if (decision.outcome === 'mailAgain') {
    return { ...mail, outcome: 'mailAgain', slot, challengeId: decision.challenge.id };
  }
  const { id, pepperId } = fresh;
  const times = { createdAt: now, expiresAt: now + lifetimeMs };
  const challenge = { id, kind: decision.kind, pepperId, ...times, attempts: 0 };
  return { ...mail, outcome: 'newChallenge', slot, challenge };
};

/**
 * | write | condition | why |
 * | --- | --- | --- |
 * | both | `version` is the one that was read | of parallel starts one writes, the others read again and join |
 * | mailAgain | the slot holds the challenge, unused | verify does not raise the version, and a used code is not mailed |
 */
const isAllowed = (current: ChallengeState, write: CreateWrite): boolean => {
  if (current.version !== write.readVersion) return false;
  if (write.outcome === 'newChallenge') return true;
  const challenge = current.slots[write.slot];
  return challenge?.id === write.challengeId && challenge.usedBy === undefined;
};

/** The state after the write, or nothing where its condition does not hold. */
export const applyCreate = (
  current: ChallengeState,
  write: CreateWrite,
): ChallengeState | undefined => {
  if (!isAllowed(current, write)) return undefined;
  const { mails, countedSuccess, delivery, ttl } = write;
  const kept = Object.entries(current.wrongByBlock).filter(
    ([block]) => !write.oldBlocks.includes(Number(block)),
  );
  const common = { mails, countedSuccess, delivery, ttl, version: current.version + 1 };
  const next = { ...current, ...common, wrongByBlock: Object.fromEntries(kept) };
  if (write.outcome === 'mailAgain') return next;
  const { slot, challenge } = write;
  return { ...next, slots: withSlot(current, slot, challenge), newestSlot: slot };
};
