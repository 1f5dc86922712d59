const pollMs = 250;

/** As the program starts: a parent that ends before the callback is given has ended too. */
const parent = process.ppid;

/**
 * Calls back once, when the `npm run` that started this process has ended. Ctrl-C in a terminal reaches both
 * processes. A SIGTERM reaches only npm and its shell, which does not forward it, so this process would keep its
 * port.
 */
export const whenNpmEnds = (callback: () => void): void => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const poll = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(poll);
    callback();
  }, pollMs);
  poll.unref();
};
