import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { signedOperation } from '../../wire/operation.ts';

/**
 * API reference: GetUserPoolSessionConfiguration. This pool neither counts nor evicts token sessions, which Cognito
 * calls disabled. SetUserPoolSessionConfiguration does not exist here, so the value is constant.
 */
export const getUserPoolSessionConfiguration = signedOperation(
  'GetUserPoolSessionConfiguration',
  v.object({ UserPoolId: v.string() }),
  (service, { UserPoolId }) => {
    requirePool(service, UserPoolId);
    return { UserPoolId, UserSessionTracking: 'DISABLED' };
  },
);
