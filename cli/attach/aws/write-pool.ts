import type { Difference, JsonObject } from '../../common/json.ts';
import {
  differencesBetween,
  fixedThatDiffer,
  lambdaConfigOf,
  type PoolState,
  sameState,
  settingsThatDiffer,
  triggersThatDiffer,
} from '../plan/pool/state.ts';
import { updateRequest } from '../plan/pool/update-request.ts';
import { type Change, type PoolWriter, readUntil, sendChange, sendState } from './send-change.ts';

/** What differs from a state that was sent, read until nothing does. */
export const remainingDifferences = async (
  writer: PoolWriter,
  sent: PoolState,
): Promise<readonly Difference[]> =>
  differencesBetween(sent, await readUntil(writer, (now) => sameState(sent, now)));

/** Puts a pool back to an earlier state. Returns what is still different. */
export const putBack = async (
  writer: PoolWriter,
  earlier: PoolState,
  sending: Change['sending'],
): Promise<readonly Difference[]> => {
  const { state } = await writer.pool.read();
  await sendState(writer, state, earlier, sending);
  return remainingDifferences(writer, earlier);
};

export type Written =
  /** `fixed`: what differs though no update can set it. */
  | { readonly kind: 'written'; readonly fixed: readonly Difference[] }
  /** The pool was changed since it was read; nothing was sent. */
  | { readonly kind: 'changed' }
  /** More than the triggers changed, or the triggers did not: everything was put back except what is `left`. */
  | {
      readonly kind: 'restored';
      readonly differences: readonly Difference[];
      readonly left: readonly Difference[];
    };

/** Sets the triggers of a pool, and puts everything back where another setting differs afterwards. */
export const writeTriggers = async (
  writer: PoolWriter,
  before: PoolState,
  lambdaConfig: JsonObject,
  sending: Change['sending'],
): Promise<Written> => {
  const wrong = (state: PoolState) => [
    ...settingsThatDiffer(before, state),
    ...triggersThatDiffer(lambdaConfig, lambdaConfigOf(state)),
  ];
  const hasTriggers = (state: PoolState) =>
    triggersThatDiffer(lambdaConfig, lambdaConfigOf(state)).length === 0;
  const request = updateRequest(before.pool, lambdaConfig);
  const outcome = await writer.step('Update the pool', () =>
    sendChange(writer, { before, request, reached: hasTriggers, sending }),
  );
  if (outcome === 'changed') return { kind: 'changed' };
  const after = await writer.step('Compare every setting', () =>
    readUntil(writer, (state) => wrong(state).length === 0),
  );
  const differences = wrong(after);
  if (differences.length === 0) return { kind: 'written', fixed: fixedThatDiffer(before, after) };
  const left = await writer.step('Put everything back', () => putBack(writer, before, sending));
  return { kind: 'restored', differences, left };
};
