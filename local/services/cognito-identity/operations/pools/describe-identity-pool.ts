import * as v from 'valibot';
import { findPool } from '../../identities/pools.ts';
import { identityPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { poolShape } from '../../wire/shapes.ts';

export const describeIdentityPool = signedOperation(
  'DescribeIdentityPool',
  v.strictObject({ IdentityPoolId: identityPoolId }),
  (service, { IdentityPoolId }) => poolShape(findPool(service, IdentityPoolId)),
);
