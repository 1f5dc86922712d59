import * as v from 'valibot';
import { signedOperation } from '../operation.ts';
import { requireClientOf } from '../pools.ts';
import { clientShape } from '../shapes.ts';

/** API reference: DescribeUserPoolClient. */
export const describeUserPoolClient = signedOperation(
  'DescribeUserPoolClient',
  v.object({ UserPoolId: v.string(), ClientId: v.string() }),
  (service, { UserPoolId, ClientId }) => ({
    UserPoolClient: clientShape(requireClientOf(service, UserPoolId, ClientId).client),
  }),
);
