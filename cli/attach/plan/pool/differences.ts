import type { Difference } from '../../../common/json.ts';

export const pathsOf = (differences: readonly Difference[]): string =>
  differences.map(({ path }) => path).join(', ');
