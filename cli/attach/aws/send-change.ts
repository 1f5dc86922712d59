import type { JsonObject } from '../../common/json.ts';
import { lambdaConfigOf, type PoolState, sameState } from '../plan/pool/state.ts';
import { updateRequest } from '../plan/pool/update-request.ts';
import type { PoolApi } from './pool-api.ts';
import { isPassing } from './service-error.ts';

/** What writing a pool takes. */
export type PoolWriter = {
  readonly pool: PoolApi;
  wait(milliseconds: number): Promise<void>;
  /** Runs one step of the operation and shows its title. */
  step<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
};

/** One change of a pool. */
export type Change = {
  /** The pool as it was read; where it differs by now, nothing is sent. */
  readonly before: PoolState;
  readonly request: JsonObject;
  /** Whether a state is what the change was to bring. */
  reached(state: PoolState): boolean;
  /** Called before each sending, with AWS's own time, which separates this run's changes from later ones. */
  sending(at: Date): void;
};

const attempts = 6;
const firstWaitMs = 250;

/**
 * Sends a change until it is certain that it arrived. The pool is read before every sending: where it was changed
 * since, nothing is sent; where a response was lost, the pool shows whether the request was carried out.
 */
export const sendChange = async (
  { pool, wait }: PoolWriter,
  change: Change,
): Promise<'sent' | 'changed'> => {
  let failure: unknown;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (attempt > 0) await wait(firstWaitMs * 2 ** (attempt - 1));
    const { state, at } = await pool.read();
    if (attempt > 0 && change.reached(state)) return 'sent';
    if (!sameState(change.before, state)) return 'changed';
    change.sending(at);
    try {
      await pool.update(change.request);
      return 'sent';
    } catch (error) {
      if (!isPassing(error)) throw error;
      failure = error;
    }
  }
  const { state } = await pool.read();
  if (change.reached(state)) return 'sent';
  throw failure;
};

/** Sends an earlier state, unless the pool is no longer as it was seen last. */
export const sendState = (
  writer: PoolWriter,
  seen: PoolState,
  earlier: PoolState,
  sending: Change['sending'],
): Promise<'sent' | 'changed'> =>
  sendChange(writer, {
    before: seen,
    request: updateRequest(earlier.pool, lambdaConfigOf(earlier)),
    reached: (now) => sameState(earlier, now),
    sending,
  });

/** Reads until the state is as wanted, three times at most: a read may come from before the write. */
export const readUntil = async (
  { pool, wait }: PoolWriter,
  isWanted: (state: PoolState) => boolean,
): Promise<PoolState> => {
  let { state } = await pool.read();
  for (let attempt = 1; attempt < 3 && !isWanted(state); attempt += 1) {
    await wait(1000 * attempt);
    ({ state } = await pool.read());
  }
  return state;
};
