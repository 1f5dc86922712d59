/*
 * Whether something holds, in three values: a part of a policy that is not modelled makes the result unknown, and an
 * unknown Allow does not allow while an unknown Deny denies.
 */

export type Verdict = 'yes' | 'no' | 'unknown';

export type Outcome = {
  readonly verdict: Verdict;
  /** What made the verdict unknown; empty for yes and no. */
  readonly notModelled: readonly string[];
  /** Policy variables without a value, as they are written between the braces. */
  readonly unresolved: readonly string[];
};

export const yes: Outcome = { verdict: 'yes', notModelled: [], unresolved: [] };
export const no: Outcome = { verdict: 'no', notModelled: [], unresolved: [] };

export const holds = (condition: boolean): Outcome => (condition ? yes : no);

export const unknown = (notModelled: string): Outcome => ({
  verdict: 'unknown',
  notModelled: [notModelled],
  unresolved: [],
});

/** A text with a variable that has no value matches nothing. */
export const unresolved = (variables: readonly string[]): Outcome => ({
  ...no,
  unresolved: variables,
});

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const combine = (outcomes: readonly Outcome[], verdict: Verdict): Outcome => ({
  verdict,
  notModelled:
    verdict === 'unknown' ? unique(outcomes.flatMap(({ notModelled }) => notModelled)) : [],
  unresolved: unique(outcomes.flatMap((one) => one.unresolved)),
});

const verdictOf = (
  outcomes: readonly Outcome[],
  decisive: Verdict,
  otherwise: Verdict,
): Verdict => {
  if (outcomes.some(({ verdict }) => verdict === decisive)) return decisive;
  return outcomes.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : otherwise;
};

export const every = (outcomes: readonly Outcome[]): Outcome =>
  combine(outcomes, verdictOf(outcomes, 'no', 'yes'));

export const some = (outcomes: readonly Outcome[]): Outcome =>
  combine(outcomes, verdictOf(outcomes, 'yes', 'no'));

const opposite = { yes: 'no', no: 'yes', unknown: 'unknown' } as const;

export const not = (outcome: Outcome): Outcome => ({
  ...outcome,
  verdict: opposite[outcome.verdict],
});
