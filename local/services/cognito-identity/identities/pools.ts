import type { Service } from '../service.ts';
import type { PoolRecord } from '../store/records.ts';
import { notFound } from '../wire/errors.ts';

/** The pool by its id. Throws ResourceNotFoundException. */
export const findPool = ({ store }: Pick<Service, 'store'>, id: string): PoolRecord => {
  const found = store.pools.get(id);
  if (found === undefined) throw notFound(`IdentityPool '${id}' not found.`);
  return found;
};
