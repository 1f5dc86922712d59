import type { Peppers } from './code.ts';

/** The previous pepper's value before there ever was a rotation. */
const noPepper = 'none';

const shortest = 32;

/** What is wrong with a pepper, or nothing. Never the pepper itself. */
export const pepperProblem = (pepper: string): string | undefined => {
  if (pepper.includes('{{resolve')) return 'was not resolved by the deployment';
  if (pepper.length < shortest) return `must have at least ${shortest} characters`;
  return undefined;
};

export const isNoPepper = (previous: string): boolean => previous === noPepper;

export const peppersOf = (current: string, previous: string): Peppers =>
  isNoPepper(previous) ? { current } : { current, previous };
