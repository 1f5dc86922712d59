import * as v from 'valibot';
import { requireGroup } from '../groups.ts';
import { userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { groupShape } from '../shapes.ts';

/** API reference: GetGroup. */
export const getGroup = signedOperation(
  'GetGroup',
  v.object({ UserPoolId: userPoolId, GroupName: v.string() }),
  (service, { UserPoolId, GroupName }) => ({
    Group: groupShape(requireGroup(service, requirePool(service, UserPoolId), GroupName)),
  }),
);
