import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { usersOf } from '../../users/users.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { poolShape } from '../../wire/shapes.ts';

/** API reference: DescribeUserPool. */
export const describeUserPool = signedOperation(
  'DescribeUserPool',
  v.object({ UserPoolId: userPoolId }),
  (service, { UserPoolId }) => {
    const pool = requirePool(service, UserPoolId);
    return { UserPool: poolShape(pool, usersOf(service, pool).length) };
  },
);
