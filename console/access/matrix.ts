import { textAt } from '../state/json.ts';

export type Cell = {
  readonly key: string;
  readonly isAllowed: boolean;
  readonly decision: unknown;
};

export type Row = { readonly call: string; readonly cells: ReadonlyMap<string, Cell> };

export type Matrix = { readonly principals: readonly string[]; readonly rows: readonly Row[] };

export const isAllow = (decision: unknown): boolean => /^allow/i.test(textAt(decision, 'outcome'));

/** The function, or the end of the caller's ARN: the session's name. */
const callerOf = (decision: unknown): string =>
  textAt(decision, 'function').replace(/Function$/, '') ||
  textAt(decision, 'principal').split(':').at(-1) ||
  'anonymous';

/** Without what every ARN has. */
const resourceOf = (decision: unknown): string =>
  textAt(decision, 'resource').replace(/^arn:aws:[\w-]+:[\w-]*:\d*:/, '');

/** The decisions as a table; of the same caller and call the newest stands. */
export const matrixOf = (decisions: readonly unknown[]): Matrix => {
  const rows = new Map<string, Map<string, Cell>>();
  const principals = new Set<string>();
  for (const decision of decisions) {
    const caller = callerOf(decision);
    const call = `${textAt(decision, 'action')} ${resourceOf(decision)}`;
    const cells = rows.get(call) ?? new Map<string, Cell>();
    cells.set(caller, { key: `${caller}: ${call}`, isAllowed: isAllow(decision), decision });
    rows.set(call, cells);
    principals.add(caller);
  }
  return {
    principals: [...principals],
    rows: [...rows].map(([call, cells]) => ({ call, cells })),
  };
};
