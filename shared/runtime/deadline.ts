import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Time that is kept of an invocation for its own answer, in milliseconds. Single calls give up after a second or so, but
 * a sign-in makes up to four of them; without one end for all, a slow store would let Lambda kill the function, and the
 * client be told Lambda's words instead of ours.
 */
const reserveMs = 500;

const deadlines = new AsyncLocalStorage<AbortSignal>();

/** Runs one invocation's work; calls that carry {@link abortAtDeadline} end when only the reserve is left. */
export const withDeadline = <T>(remainingMs: number, work: () => T): T =>
  deadlines.run(AbortSignal.timeout(Math.max(0, Math.floor(remainingMs) - reserveMs)), work);

/** The option of an AWS call that ends it with the invocation; without an invocation it has no end of its own. */
export const abortAtDeadline = (): { readonly abortSignal?: AbortSignal } => {
  const abortSignal = deadlines.getStore();
  return abortSignal === undefined ? {} : { abortSignal };
};
