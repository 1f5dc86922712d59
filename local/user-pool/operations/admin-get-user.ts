import * as v from 'valibot';
import { username, userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { userDetails } from '../shapes.ts';
import { requireUser } from '../users.ts';

/** API reference: AdminGetUser. */
export const adminGetUser = signedOperation(
  'AdminGetUser',
  v.object({ UserPoolId: userPoolId, Username: username }),
  (service, { UserPoolId, Username }) =>
    userDetails(requireUser(service, requirePool(service, UserPoolId), Username)),
);
