/** The beginning and the end of a call, in milliseconds of a clock that only runs forward. */
export type Span = { readonly began: number; readonly ended: number };

/** A call that has just been sent, with its times. */
export const timed = async <T>(call: Promise<T>): Promise<Span & { readonly outcome: T }> => {
  const began = performance.now();
  const outcome = await call;
  return { outcome, began, ended: performance.now() };
};

/** The pause while no code is usable. */
const pauseMs = 30_000;

/** Functions read a clock of whole milliseconds. */
const roundingMs = 2;

const secondsLeft = (sinceMs: number): number => Math.max(0, Math.ceil((pauseMs - sinceMs) / 1000));

/**
 * Whether a client is shown what is left of the pause, in seconds rounded up. The mail left within the first call, and
 * the second one was judged within its own time, so on a busy machine more than one number is right.
 */
export const isLeftOfPause = (shown: unknown, mailed: Span, asked: Span): boolean => {
  const seconds = Number(shown);
  return (
    seconds >= secondsLeft(asked.ended - mailed.began + roundingMs) &&
    seconds <= secondsLeft(asked.began - mailed.ended - roundingMs)
  );
};
