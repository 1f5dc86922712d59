import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { mfaConfigShape } from './mfa-config-shape.ts';

/** API reference: GetUserPoolMfaConfig. */
export const getUserPoolMfaConfig = signedOperation(
  'GetUserPoolMfaConfig',
  v.object({ UserPoolId: userPoolId }),
  (service, { UserPoolId }) => mfaConfigShape(requirePool(service, UserPoolId)),
);
