import { createHash } from 'node:crypto';

/**
 * The peppers of one deployment. A rotation takes three: the new pepper is first known as `next`, so that every function
 * can read codes made under it before one makes any; then it becomes `current` and the old one `previous`; then
 * `previous` is dropped.
 *
 * | deployment | current | next | previous | codes are made under | rows and mailboxes |
 * | --- | --- | --- | --- | --- | --- |
 * | before | A | | | A | A |
 * | first | A | B | | A | A |
 * | second | B | | A | B | A |
 * | third | B | | | B | B |
 */
export type PepperSet = {
  readonly current: string;
  readonly next?: string;
  readonly previous?: string;
};

/** Names a pepper in a row: 32 bits of its hash, which are of no use for finding 256. */
export const pepperIdOf = (pepper: string): string =>
  createHash('sha256').update(`pepper id:${pepper}`).digest('hex').slice(0, 8);

/** The pepper that a challenge names, or nothing where this deployment does not know it. */
export const pepperById = (
  { current, next, previous }: PepperSet,
  id: string,
): string | undefined =>
  [current, next, previous].find((pepper) => pepper !== undefined && pepperIdOf(pepper) === id);

/** For row keys and mailbox keys: the older one for as long as there are two, so that all functions find one row. */
export const lastingPepper = ({ current, previous }: PepperSet): string => previous ?? current;
