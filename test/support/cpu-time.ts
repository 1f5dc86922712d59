/**
 * Processor time that some work takes, in milliseconds. For limits on patterns that could backtrack: unlike the time of
 * day it leaves out how long a busy machine kept the work waiting.
 */
export const cpuMsOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
