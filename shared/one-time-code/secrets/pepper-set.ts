import { createHash } from 'node:crypto';

/**
 * The peppers of one deployment. A rotation takes three deployments, so that no code is made under a pepper that another
 * function does not know yet, and none is forgotten while a code under it lives:
 *
 * | deployment | current | previous | codes are made under |
 * | --- | --- | --- | --- |
 * | before | A | | A |
 * | first: the new one becomes readable | A | B | A |
 * | second: they are swapped | B | A | B |
 * | third: the old one is dropped | B | | B |
 */
export type PepperSet = { readonly current: string; readonly previous?: string };

/** Names a pepper in a row: 32 bits of its hash, which are of no use for finding 256. */
export const pepperIdOf = (pepper: string): string =>
  createHash('sha256').update(`pepper id:${pepper}`).digest('hex').slice(0, 8);

const all = ({ current, previous }: PepperSet): readonly string[] =>
  previous === undefined ? [current] : [current, previous];

/** The pepper that a challenge names, or nothing where this deployment does not know it. */
export const pepperById = (peppers: PepperSet, id: string): string | undefined =>
  all(peppers).find((pepper) => pepperIdOf(pepper) === id);

/**
 * The pepper of row keys and mailbox keys. While there are two, the one whose id sorts first: the first and the second
 * deployment of a rotation then find the same rows, whichever of the two is new, and a rotation moves them once.
 */
export const lastingPepper = (peppers: PepperSet): string => {
  const [first, second] = all(peppers);
  if (first === undefined || second === undefined) return peppers.current;
  return pepperIdOf(first) < pepperIdOf(second) ? first : second;
};

/** The previous pepper's value before there was a rotation. */
const noPepper = 'none';

const shortest = 32;

/** What is wrong with a pepper, or nothing. Never the pepper itself. */
export const pepperProblem = (pepper: string): string | undefined => {
  if (pepper.includes('{{resolve')) return 'was not resolved by the deployment';
  if (pepper.length < shortest) return `must have at least ${shortest} characters`;
  return undefined;
};

export const isNoPepper = (previous: string): boolean => previous === noPepper;

export const pepperSetOf = (current: string, previous: string): PepperSet =>
  isNoPepper(previous) ? { current } : { current, previous };
