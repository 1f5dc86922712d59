import type { Operation } from '../operation.ts';

/** Every operation that the local user pool has, by its name on the wire. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  [].map((operation: Operation) => [operation.name, operation]),
);
