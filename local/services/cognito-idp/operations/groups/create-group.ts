import { keyInPool } from '../../store/in-pool.ts';
import { CognitoError } from '../../wire/cognito-error.ts';
import { groupShape } from '../../wire/shapes.ts';
import { poolOperation } from '../pool-operation.ts';
import { groupInput, groupSettings } from './group-input.ts';

/** API reference: CreateGroup. */
export const createGroup = poolOperation('CreateGroup', groupInput, (service, pool, given) => {
  const key = keyInPool(pool, given.GroupName);
  if (service.store.groups.get(key) !== undefined) {
    throw new CognitoError('GroupExistsException', 'A group with the name already exists.');
  }
  const now = service.clock.now();
  const group = service.store.groups.put(key, {
    poolId: pool.id,
    name: given.GroupName,
    ...groupSettings(given),
    createdAt: now,
    modifiedAt: now,
  });
  return { Group: groupShape(group) };
});
