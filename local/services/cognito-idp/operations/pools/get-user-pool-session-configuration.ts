import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { signedOperation } from '../../wire/operation.ts';

/**
 * API reference: GetUserPoolSessionConfiguration. This pool counts no token sessions and evicts none, which is what
 * Cognito calls disabled; SetUserPoolSessionConfiguration is not here, so that nothing can say otherwise.
 */
export const getUserPoolSessionConfiguration = signedOperation(
  'GetUserPoolSessionConfiguration',
  v.object({ UserPoolId: v.string() }),
  (service, { UserPoolId }) => {
    requirePool(service, UserPoolId);
    return { UserPoolId, UserSessionTracking: 'DISABLED' };
  },
);
