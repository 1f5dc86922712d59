import { at, isObject, listAt, numberAt, textAt } from './json.ts';
import { type Attempt, attemptOf, type Message, messageOf } from './model.ts';

/** What the page knows. Lists are oldest first. */
export type Known = {
  readonly attempts: readonly Attempt[];
  readonly messages: readonly Message[];
  readonly decisions: readonly unknown[];
  readonly faults: readonly unknown[];
  readonly clockOffsetMs: number;
  /** Rises with each change of a user, so that lists of users are read again. */
  readonly userChanges: number;
};

export const nothingKnown: Known = {
  attempts: [],
  messages: [],
  decisions: [],
  faults: [],
  clockOffsetMs: 0,
  userChanges: 0,
};

/** One event of the stream, parsed. */
export type PageEvent = { readonly kind: string; readonly data: unknown };

/** As many as the stack keeps. */
const most = 2_000;

const append = <T>(list: readonly T[], entry: T): readonly T[] => [...list, entry].slice(-most);

/** A line goes to the attempt of its request; one outside every attempt, as of the playground, stands in no log here. */
const addLog = (attempts: readonly Attempt[], data: unknown): readonly Attempt[] => {
  const requestId = textAt(data, 'requestId');
  const index =
    requestId === '' ? -1 : attempts.findLastIndex((attempt) => attempt.requestId === requestId);
  const found = attempts[index];
  if (found === undefined) return attempts;
  return attempts.with(index, { ...found, logs: [...found.logs, textAt(data, 'line')] });
};

/**
 * The end takes the place of its start; an end without a start stands for itself. Where a list brought the same attempt
 * before the events did, its key stays, since that entry may be open on the page.
 */
const end = (attempts: readonly Attempt[], data: unknown): readonly Attempt[] => {
  const ended = attemptOf(data, false);
  const started = attempts.find(({ call, isRunning }) => isRunning && call === ended.call);
  const listed = attempts.find(({ id, isRunning }) => !isRunning && id === ended.id);
  const found = started ?? listed;
  if (found === undefined) return append(attempts, ended);
  const { startedAt, requestId, logs } = found;
  const { key } = listed ?? found;
  return attempts
    .with(attempts.indexOf(found), { ...ended, key, startedAt, requestId, logs })
    .filter((attempt) => attempt !== listed);
};

const withMessage = (messages: readonly Message[], data: unknown): readonly Message[] => {
  const message = messageOf(data);
  return messages.some(({ id }) => id === message.id) ? messages : append(messages, message);
};

const withDecision = (decisions: readonly unknown[], data: unknown): readonly unknown[] => {
  const id = at(data, 'id');
  const isKnown = id !== undefined && decisions.some((other) => at(other, 'id') === id);
  return isKnown ? decisions : append(decisions, data);
};

/** What the page knows after one event. A kind that it does not know changes nothing. */
export const apply = (known: Known, { kind, data }: PageEvent): Known => {
  switch (kind) {
    case 'trigger-start':
      return { ...known, attempts: append(known.attempts, attemptOf(data, true)) };
    case 'trigger-end':
      return { ...known, attempts: end(known.attempts, data) };
    case 'log':
      return { ...known, attempts: addLog(known.attempts, data) };
    case 'message':
      return { ...known, messages: withMessage(known.messages, data) };
    case 'decision':
      return { ...known, decisions: withDecision(known.decisions, data) };
    case 'user':
      return { ...known, userChanges: known.userChanges + 1 };
    case 'clock':
      return { ...known, clockOffsetMs: numberAt(data, 'offsetMs') };
    case 'faults':
      return { ...known, faults: listAt(data, 'faults') };
    default:
      return known;
  }
};

const idOf = (entry: unknown): number => numberAt(entry, 'id');

/** Both lists as one, oldest first; an entry that is in both stands once. */
const merge = <T>(listed: readonly T[], known: readonly T[]): readonly T[] => {
  const ids = new Set(known.map(idOf));
  return [...listed.filter((entry) => !ids.has(idOf(entry))), ...known]
    .toSorted((a, b) => idOf(a) - idOf(b))
    .slice(-most);
};

/** What `/_local` lists, from before the events that are kept. */
export type Snapshot = {
  readonly triggers: readonly unknown[];
  readonly outbox: readonly unknown[];
  readonly decisions: readonly unknown[];
  readonly faults: readonly unknown[];
};

/** Adds what the lists have and the events did not. */
export const mergeSnapshot = (known: Known, snapshot: Snapshot): Known => {
  const attemptIds = new Set(
    known.attempts.filter(({ isRunning }) => !isRunning).map(({ id }) => id),
  );
  const older = snapshot.triggers
    .filter(isObject)
    .map((entry) => attemptOf(entry, false))
    .filter(({ id }) => !attemptIds.has(id));
  return {
    ...known,
    attempts: [...older, ...known.attempts].slice(-most),
    messages: merge(snapshot.outbox.map(messageOf), known.messages),
    decisions: merge(snapshot.decisions, known.decisions),
    faults: snapshot.faults,
  };
};
