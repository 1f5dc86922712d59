import * as v from 'valibot';
import { requireResourceServer } from '../../pools/resource-servers.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { resourceServerShape } from '../../wire/shapes.ts';
import { poolOperation } from '../pool-operation.ts';

/** API reference: DescribeResourceServer. */
export const describeResourceServer = poolOperation(
  'DescribeResourceServer',
  v.object({ UserPoolId: userPoolId, Identifier: v.string() }),
  (service, pool, { Identifier }) => {
    return {
      ResourceServer: resourceServerShape(requireResourceServer(service, pool, Identifier)),
    };
  },
);
