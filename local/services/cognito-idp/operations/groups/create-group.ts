import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { groupKey } from '../../users/groups.ts';
import { CognitoError } from '../../wire/cognito-error.ts';
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

/** API reference: CreateGroup. */
export const createGroup = signedOperation('CreateGroup', input, (service, given) => {
  const pool = requirePool(service, given.UserPoolId);
  const key = groupKey(pool.id, given.GroupName);
  if (service.store.groups.get(key) !== undefined) {
    throw new CognitoError('GroupExistsException', 'A group with the name already exists.');
  }
  const now = service.clock.now();
  const group = service.store.groups.put(key, {
    poolId: pool.id,
    name: given.GroupName,
    ...(given.Description === undefined ? {} : { description: given.Description }),
    ...(given.RoleArn === undefined ? {} : { roleArn: given.RoleArn }),
    ...(given.Precedence === undefined ? {} : { precedence: given.Precedence }),
    createdAt: now,
    modifiedAt: now,
  });
  return { Group: groupShape(group) };
});
