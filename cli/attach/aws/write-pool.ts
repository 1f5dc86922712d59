import type { Difference, JsonObject } from '../../common/json.ts';
import {
  factsThatDiffer,
  lambdaConfigOf,
  type PoolState,
  sameState,
  settingsThatDiffer,
} from '../plan/pool/state.ts';
import { updateRequest } from '../plan/pool/update-request.ts';
import { sameTriggers } from '../plan/triggers.ts';
import type { World } from '../run/context.ts';
import { isPassing } from './service-error.ts';

/** One change of a pool: from a state that was read to one with other triggers. */
export type Change = {
  readonly before: PoolState;
  readonly request: JsonObject;
  /** Whether a state is what the change was to bring. */
  reached(state: PoolState): boolean;
  /** Called before each sending, with AWS's own time: a run that is cut off here is told from a later change. */
  sending(at: Date): void;
};

const attempts = 6;
const firstWaitMs = 250;

/**
 * Sends a change until it is certain that it arrived. Before every sending the pool is read: where somebody changed it
 * since, nothing is sent; where an answer was lost, the pool says whether the request was carried out.
 */
export const sendChange = async (world: World, change: Change): Promise<'sent' | 'changed'> => {
  let failure: unknown;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (attempt > 0) await world.wait(firstWaitMs * 2 ** (attempt - 1));
    const { state, at } = await world.pool.read();
    if (attempt > 0 && change.reached(state)) return 'sent';
    if (!sameState(change.before, state)) return 'changed';
    change.sending(at);
    try {
      await world.pool.update(change.request);
      return 'sent';
    } catch (error) {
      if (!isPassing(error)) throw error;
      failure = error;
    }
  }
  const { state } = await world.pool.read();
  if (change.reached(state)) return 'sent';
  throw failure;
};

/** Reads until the state is as wanted, three times at most: a read may come from before the write. */
const readUntil = async (
  world: World,
  wanted: (state: PoolState) => boolean,
): Promise<PoolState> => {
  let { state } = await world.pool.read();
  for (let attempt = 1; attempt < 3 && !wanted(state); attempt += 1) {
    await world.wait(1000 * attempt);
    ({ state } = await world.pool.read());
  }
  return state;
};

/** Sends a state that was read earlier, unless the pool is no longer as it was seen last. */
export const sendBack = (
  world: World,
  seen: PoolState,
  before: PoolState,
  sending: (at: Date) => void,
): Promise<'sent' | 'changed'> =>
  sendChange(world, {
    before: seen,
    request: updateRequest(before.pool, lambdaConfigOf(before)),
    reached: (now) => sameState(before, now),
    sending,
  });

/** Puts a pool back to a state that was read earlier. Answers what is still different. */
export const putBack = async (
  world: World,
  before: PoolState,
  sending: (at: Date) => void,
): Promise<readonly Difference[]> => {
  const { state } = await world.pool.read();
  await sendBack(world, state, before, sending);
  return leftOf(world, before);
};

/** What differs from a state that was sent, read until nothing does. */
export const leftOf = async (world: World, before: PoolState): Promise<readonly Difference[]> => {
  const after = await readUntil(world, (now) => sameState(before, now));
  const triggers = sameTriggers(lambdaConfigOf(before), lambdaConfigOf(after))
    ? []
    : [
        {
          path: 'LambdaConfig',
          before: lambdaConfigOf(before),
          after: lambdaConfigOf(after),
        },
      ];
  return [...settingsThatDiffer(before, after), ...triggers];
};

export type Written =
  | { readonly kind: 'written'; readonly facts: readonly Difference[] }
  /** Somebody changed the pool before we did; nothing was sent. */
  | { readonly kind: 'changed' }
  /** More than the triggers changed, or the triggers did not: everything was put back but for what is `left`. */
  | {
      readonly kind: 'restored';
      readonly differences: readonly Difference[];
      readonly left: readonly Difference[];
    };

/** Sets the triggers of a pool, and sees to it that nothing else is different afterwards. */
export const writeTriggers = async (
  world: World,
  before: PoolState,
  lambdaConfig: JsonObject,
  sending: (at: Date) => void,
): Promise<Written> => {
  const hasTriggers = (state: PoolState) => sameTriggers(lambdaConfig, lambdaConfigOf(state));
  const outcome = await world.step('Update the pool', () =>
    sendChange(world, {
      before,
      request: updateRequest(before.pool, lambdaConfig),
      reached: hasTriggers,
      sending,
    }),
  );
  if (outcome === 'changed') return { kind: 'changed' };
  const isRight = (state: PoolState) =>
    hasTriggers(state) && settingsThatDiffer(before, state).length === 0;
  const after = await world.step('Compare every setting', () => readUntil(world, isRight));
  if (isRight(after)) return { kind: 'written', facts: factsThatDiffer(before, after) };
  const differences = [
    ...settingsThatDiffer(before, after),
    ...(hasTriggers(after)
      ? []
      : [{ path: 'LambdaConfig', before: lambdaConfig, after: lambdaConfigOf(after) }]),
  ];
  const left = await world.step('Put everything back', () => putBack(world, before, sending));
  return { kind: 'restored', differences, left };
};
