import * as v from 'valibot';
import { userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';
import { poolShape } from '../shapes.ts';
import { usersOf } from '../users.ts';

/** API reference: DescribeUserPool. */
export const describeUserPool = signedOperation(
  'DescribeUserPool',
  v.object({ UserPoolId: userPoolId }),
  (service, { UserPoolId }) => {
    const pool = requirePool(service, UserPoolId);
    return { UserPool: poolShape(pool, usersOf(service, pool).length) };
  },
);
