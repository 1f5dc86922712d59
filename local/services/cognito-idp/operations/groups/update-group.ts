import { keyInPool } from '../../store/in-pool.ts';
import { requireGroup } from '../../users/groups.ts';
import { groupShape } from '../../wire/shapes.ts';
import { poolOperation } from '../pool-operation.ts';
import { groupInput, groupSettings } from './group-input.ts';

/** API reference: UpdateGroup. Omitted members stay as they are. */
export const updateGroup = poolOperation('UpdateGroup', groupInput, (service, pool, given) => {
  const group = requireGroup(service, pool, given.GroupName);
  const changed = service.store.groups.put(keyInPool(pool, group.name), {
    ...group,
    ...groupSettings(given),
    modifiedAt: service.clock.now(),
  });
  return { Group: groupShape(changed) };
});
