import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { groupKey, requireGroup } from '../../users/groups.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { groupShape } from '../../wire/shapes.ts';

const input = v.object({
  UserPoolId: userPoolId,
  GroupName: v.string(),
  Description: v.optional(v.string()),
  RoleArn: v.optional(v.string()),
  Precedence: v.optional(v.number()),
});

/** API reference: UpdateGroup. Omitted members stay as they are. */
export const updateGroup = signedOperation('UpdateGroup', input, (service, given) => {
  const pool = requirePool(service, given.UserPoolId);
  const group = requireGroup(service, pool, given.GroupName);
  const changed = service.store.groups.put(groupKey(pool.id, group.name), {
    ...group,
    ...(given.Description === undefined ? {} : { description: given.Description }),
    ...(given.RoleArn === undefined ? {} : { roleArn: given.RoleArn }),
    ...(given.Precedence === undefined ? {} : { precedence: given.Precedence }),
    modifiedAt: service.clock.now(),
  });
  return { Group: groupShape(changed) };
});
