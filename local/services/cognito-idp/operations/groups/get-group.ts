import * as v from 'valibot';
import { requireGroup } from '../../users/groups.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { groupShape } from '../../wire/shapes.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: GetGroup. */
export const getGroup = poolOperation(
  'GetGroup',
  v.object({ UserPoolId: userPoolId, GroupName: v.string() }),
  (service, pool, { GroupName }) => ({
    Group: groupShape(requireGroup(service, pool, GroupName)),
  }),
);
