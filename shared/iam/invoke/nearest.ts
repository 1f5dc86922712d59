import type { LayerMatch } from '../decide/layer.ts';
import type { Test } from '../match/condition.ts';
import type { Outcome } from '../match/outcome.ts';

/** A part of an Allow that does not match the call. */
export type Miss =
  | { readonly part: 'principal' | 'action' | 'resource' }
  | { readonly part: 'condition'; readonly test: Test };

const failed = ({ verdict }: Outcome): boolean => verdict === 'no';

export const missesOf = (match: LayerMatch): readonly Miss[] => [
  ...(failed(match.principal) ? [{ part: 'principal' } as const] : []),
  ...(failed(match.action) ? [{ part: 'action' } as const] : []),
  ...(failed(match.resource) ? [{ part: 'resource' } as const] : []),
  ...match.conditions
    .filter(({ outcome }) => failed(outcome))
    .map(({ test }) => ({ part: 'condition', test }) as const),
];

/** The Allow that comes nearest to the call: the first of those with the fewest parts that do not match. */
export const nearestAllow = (matches: readonly LayerMatch[]): LayerMatch | undefined =>
  matches
    .filter(({ statement }) => statement.Effect === 'Allow')
    .toSorted((one, other) => missesOf(one).length - missesOf(other).length)[0];
