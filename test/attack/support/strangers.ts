import { setTimeout as sleep } from 'node:timers/promises';
import { newEmail } from '../../support/pool/sign-in.ts';
import { times } from './answers.ts';
import type { Target } from './client.ts';
import { type Comparison, mannWhitney } from './statistics.ts';
import { wireOf } from './wire.ts';

/** What the mail service does meanwhile. */
export type MailService = {
  readonly name: string;
  readonly fault: { readonly mode: string; readonly delayMs?: number } | undefined;
};

export const mailServices: readonly MailService[] = [
  { name: '0 ms', fault: undefined },
  { name: '750 ms', fault: { mode: 'slow', delayMs: 750 } },
  { name: 'throttled', fault: { mode: 'throttle' } },
  { name: 'down', fault: { mode: 'fail' } },
];

/** Of one start: what the stranger measures, and what create itself took. */
export type Start = {
  readonly isKnown: boolean;
  readonly clientMs: number;
  readonly createMs: number;
};

/** Users of one batch. Each name is started once: a pause would be measured in place of a start. */
const batchPairs = 25;
/** Between two starts. */
const quietMs = 40;
/**
 * From a user's start to its courier, as the stream takes it on AWS. Without it the courier begins beside the response where
 * the machine is busy, and the stranger measures the machine. So it falls upon later starts, of users and strangers alike.
 */
const courierMs = 1_000;
/** Records of this age are given up, so that those of one batch do not disturb the next. */
const recordAgeSeconds = 601;

const shuffled = <T>(items: readonly T[]): readonly T[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

/** Sign-ups and the starts of known and unknown users, in random order. */
const startBatch = async (target: Target, pairs: number): Promise<readonly Start[]> => {
  const { stack } = target;
  const wire = wireOf(stack);
  const known = await times(pairs, async () => (await target.signUp()).email);
  const names = shuffled([
    ...known.map((name) => ({ name, isKnown: true })),
    ...known.map(() => ({ name: newEmail(), isKnown: false })),
  ]);
  await stack.call('DELETE', 'triggers');
  const clientMs: number[] = [];
  for (const { name } of names) {
    clientMs.push((await wire.start(name)).ms);
    await sleep(quietMs);
  }
  const creates = (await stack.triggers()).filter(
    (call) => call.function === 'CreateAuthChallengeFunction',
  );
  return names.map(({ isKnown }, index) => ({
    isKnown,
    clientMs: clientMs[index] ?? Number.NaN,
    createMs: creates[index]?.durationMs ?? Number.NaN,
  }));
};

export type Strangers = {
  /** Of create's own time, which is what is deployed. */
  readonly create: Comparison;
  /** Of the whole call, the local pool's own work included. */
  readonly client: Comparison;
};

const compare = (starts: readonly Start[], value: (start: Start) => number): Comparison => {
  const of = (known: boolean) => starts.filter(({ isKnown }) => isKnown === known).map(value);
  return mannWhitney(of(true), of(false));
};

export const compareStarts = (starts: readonly Start[]): Strangers => ({
  create: compare(starts, ({ createMs }) => createMs),
  client: compare(starts, ({ clientMs }) => clientMs),
});

const everyTime = 1_000_000;

/** Starts of as many known as unknown users while the mail service behaves like this. */
export const startStrangers = async (
  target: Target,
  { fault }: MailService,
  pairs: number,
): Promise<readonly Start[]> => {
  const { stack } = target;
  const starts: Start[] = [];
  await startBatch(target, 5);
  for (let left = pairs; left > 0; left -= batchPairs) {
    await stack.clearFaults();
    await stack.fault({ target: 'stream', mode: 'stall', delayMs: courierMs, times: everyTime });
    if (fault !== undefined) await stack.fault({ target: 'email', times: everyTime, ...fault });
    starts.push(...(await startBatch(target, Math.min(left, batchPairs))));
    await stack.advance(recordAgeSeconds);
  }
  await stack.clearFaults();
  return starts;
};
