import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Time of an invocation that is reserved for its response, in milliseconds. A single call times out after about a second,
 * but a sign-in makes up to four. Without a common deadline Lambda would stop the function while a store is slow, and the
 * client would get Lambda's error text in place of ours.
 */
const reserveMs = 500;

const deadlines = new AsyncLocalStorage<AbortSignal>();

/** Runs the work of one invocation. Calls with {@link abortAtDeadline} are aborted when only the reserve is left. */
export const withDeadline = <T>(remainingMs: number, work: () => T): T =>
  deadlines.run(AbortSignal.timeout(Math.max(0, Math.floor(remainingMs) - reserveMs)), work);

/** The option that aborts an AWS call at the invocation's deadline; outside of an invocation it has no effect. */
export const abortAtDeadline = (): { readonly abortSignal?: AbortSignal } => {
  const abortSignal = deadlines.getStore();
  return abortSignal === undefined ? {} : { abortSignal };
};
