import type { Service } from '../service.ts';
import type { GroupRecord, PoolRecord } from '../store/records.ts';
import { CognitoError } from '../wire/cognito-error.ts';

export const groupKey = (poolId: string, name: string): string => `${poolId}/${name}`;

export const requireGroup = (service: Service, pool: PoolRecord, name: string): GroupRecord => {
  const group = service.store.groups.get(groupKey(pool.id, name));
  if (group !== undefined) return group;
  throw new CognitoError('ResourceNotFoundException', 'Group not found.');
};

export const groupsOf = ({ store }: Service, pool: PoolRecord): readonly GroupRecord[] =>
  store.groups.values().filter((group) => group.poolId === pool.id);
