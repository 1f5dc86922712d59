import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { requireGroup } from '../../users/groups.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { groupShape } from '../../wire/shapes.ts';

/** API reference: GetGroup. */
export const getGroup = signedOperation(
  'GetGroup',
  v.object({ UserPoolId: userPoolId, GroupName: v.string() }),
  (service, { UserPoolId, GroupName }) => ({
    Group: groupShape(requireGroup(service, requirePool(service, UserPoolId), GroupName)),
  }),
);
