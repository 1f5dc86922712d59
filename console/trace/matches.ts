import type { Group } from '../state/groups.ts';
import { isFailed } from '../state/groups.ts';
import type { Attempt } from '../state/model.ts';

/**
 * Whether a group passes the filter: each word stands in its user, address, kind or in a function or source; `error`
 * also finds those with a failure.
 */
export const matchesFilter = (group: Group, filter: string): boolean => {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [group.kind, group.user, group.email, ...group.attempts.map(describe)]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
};

const describe = (attempt: Attempt): string =>
  [attempt.function, attempt.source, isFailed(attempt) ? 'error' : 'ok'].join(' ');
