import * as v from 'valibot';
import { userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requireClientOf } from '../pools.ts';
import { clientShape } from '../shapes.ts';

/** API reference: DescribeUserPoolClient. */
export const describeUserPoolClient = signedOperation(
  'DescribeUserPoolClient',
  v.object({ UserPoolId: userPoolId, ClientId: v.string() }),
  (service, { UserPoolId, ClientId }) => ({
    UserPoolClient: clientShape(requireClientOf(service, UserPoolId, ClientId).client),
  }),
);
