import * as v from 'valibot';
import { requireClientOf } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { clientShape } from '../../wire/shapes.ts';

/** API reference: DescribeUserPoolClient. */
export const describeUserPoolClient = signedOperation(
  'DescribeUserPoolClient',
  v.object({ UserPoolId: userPoolId, ClientId: v.string() }),
  (service, { UserPoolId, ClientId }) => ({
    UserPoolClient: clientShape(requireClientOf(service, UserPoolId, ClientId).client),
  }),
);
