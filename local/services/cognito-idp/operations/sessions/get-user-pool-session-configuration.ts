import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { sessionConfigurationShape } from './session-shapes.ts';

/** API reference: GetUserPoolSessionConfiguration. */
export const getUserPoolSessionConfiguration = signedOperation(
  'GetUserPoolSessionConfiguration',
  v.object({ UserPoolId: userPoolId }),
  (service, { UserPoolId }) => sessionConfigurationShape(requirePool(service, UserPoolId)),
);
