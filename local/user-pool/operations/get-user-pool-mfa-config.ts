import * as v from 'valibot';
import { userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';

/** API reference: GetUserPoolMfaConfig. */
export const getUserPoolMfaConfig = signedOperation(
  'GetUserPoolMfaConfig',
  v.object({ UserPoolId: userPoolId }),
  (service, { UserPoolId }) => {
    const { mfa } = requirePool(service, UserPoolId);
    return {
      SoftwareTokenMfaConfiguration: { Enabled: mfa.softwareToken },
      MfaConfiguration: mfa.mode,
    };
  },
);
