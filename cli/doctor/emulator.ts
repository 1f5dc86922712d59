import type { Facts } from './facts.ts';

/**
 * What was read from an endpoint on this machine, without what only says that it is an emulator: operations that it does
 * not have (AWS WAF), and the TTL of its tables, which outlive no run.
 */
export const withoutEmulator = (facts: Facts): Facts => ({
  ...facts,
  unread: facts.unread.filter(({ why }) => why !== 'UnknownOperationException'),
  challengesTable: facts.challengesTable && { ...facts.challengesTable, timeToLive: undefined },
});
