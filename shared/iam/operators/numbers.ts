import { type Comparison, comparing } from './comparison.ts';

/** A number beyond 2^53 would be rounded, and two that differ would be equal. */
const readNumber = (text: string): number | undefined => {
  const value = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : undefined;
};

/** W3C's profile of ISO 8601: a month, a day, or a time with its zone. */
const date = /^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?$/;

/** Milliseconds. Five digits or more are seconds since 1970; four could be these as well as a year. */
const readDate = (text: string): number | undefined => {
  if (/^\d{5,12}$/.test(text)) return Number(text) * 1000;
  const value = date.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
};

type Order = (policyValue: number, callValue: number) => boolean;

const orders = {
  equals: (policy, call) => call === policy,
  lessThan: (policy, call) => call < policy,
  lessThanEquals: (policy, call) => call <= policy,
  greaterThan: (policy, call) => call > policy,
  greaterThanEquals: (policy, call) => call >= policy,
} satisfies Record<string, Order>;

export const numeric = (order: keyof typeof orders): Comparison =>
  comparing('numeric', readNumber, orders[order]);

export const dated = (order: keyof typeof orders): Comparison =>
  comparing('date', readDate, orders[order]);
