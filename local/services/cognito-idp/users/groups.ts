import type { Service } from '../service.ts';
import { keyInPool, ofPool } from '../store/in-pool.ts';
import type { GroupRecord, PoolRecord } from '../store/records.ts';
import { CognitoError } from '../wire/cognito-error.ts';

export const requireGroup = (service: Service, pool: PoolRecord, name: string): GroupRecord => {
  const group = service.store.groups.get(keyInPool(pool, name));
  if (group !== undefined) return group;
  throw new CognitoError('ResourceNotFoundException', 'Group not found.');
};

export const groupsOf = ({ store }: Service, pool: PoolRecord): readonly GroupRecord[] =>
  ofPool(store.groups, pool);
