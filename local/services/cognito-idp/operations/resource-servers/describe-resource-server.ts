import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { requireResourceServer } from '../../pools/resource-servers.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { resourceServerShape } from '../../wire/shapes.ts';

/** API reference: DescribeResourceServer. */
export const describeResourceServer = signedOperation(
  'DescribeResourceServer',
  v.object({ UserPoolId: userPoolId, Identifier: v.string() }),
  (service, { UserPoolId, Identifier }) => {
    const pool = requirePool(service, UserPoolId);
    return {
      ResourceServer: resourceServerShape(requireResourceServer(service, pool, Identifier)),
    };
  },
);
