import { randomUUID } from 'node:crypto';
import type { Service } from '../service.ts';
import type { IdentityRecord, LinkedLogin, PoolRecord } from '../store/records.ts';
import { onlyOwner } from './find.ts';
import { link, onlyIds } from './link.ts';

type Parts = Pick<Service, 'store' | 'clock' | 'region'>;

/** A new identity; without logins, that of a guest. */
const createIdentity = (
  { store, clock, region }: Parts,
  pool: PoolRecord,
  logins: readonly LinkedLogin[],
): IdentityRecord => {
  const id = `${region}:${randomUUID()}`;
  const now = clock.now();
  return store.identities.put(id, {
    id,
    poolId: pool.id,
    logins: logins.map(onlyIds),
    createdAt: now,
    modifiedAt: now,
  });
};

/** GetId: the identity of these logins, made where there is none. */
export const identityOf = (
  parts: Parts,
  pool: PoolRecord,
  logins: readonly LinkedLogin[],
): IdentityRecord => {
  const owner = onlyOwner(parts, pool.id, logins);
  return owner === undefined ? createIdentity(parts, pool, logins) : link(parts, owner, logins);
};
