import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { requireUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { userDetails } from '../../wire/shapes.ts';

/** API reference: AdminGetUser. */
export const adminGetUser = signedOperation(
  'AdminGetUser',
  v.object({ UserPoolId: userPoolId, Username: username }),
  (service, { UserPoolId, Username }) =>
    userDetails(requireUser(service, requirePool(service, UserPoolId), Username)),
);
