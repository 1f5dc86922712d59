const pollMs = 250;

/**
 * Calls back once when the `npm run` that started this process is gone. A terminal's Ctrl-C reaches both, but npm
 * passes SIGTERM to a shell that does not pass it on, and the process would keep its port.
 */
export const whenNpmEnds = (callback: () => void): void => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const poll = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(poll);
    callback();
  }, pollMs);
  poll.unref();
};
