import type { Collection } from '../../../store/collection.ts';
import type { PoolRecord } from './records.ts';

/** The key of a record that has a name within its pool. */
export const keyInPool = ({ id }: Pick<PoolRecord, 'id'>, name: string): string => `${id}/${name}`;

/** The records of a pool. */
export const ofPool = <T extends { readonly poolId: string }>(
  records: Collection<T>,
  { id }: Pick<PoolRecord, 'id'>,
): readonly T[] => records.values().filter(({ poolId }) => poolId === id);
