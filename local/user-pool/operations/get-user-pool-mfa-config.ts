import * as v from 'valibot';
import { signedOperation } from '../operation.ts';
import { requirePool } from '../pools.ts';

/** API reference: GetUserPoolMfaConfig. */
export const getUserPoolMfaConfig = signedOperation(
  'GetUserPoolMfaConfig',
  v.object({ UserPoolId: v.string() }),
  (service, { UserPoolId }) => {
    const { mfa } = requirePool(service, UserPoolId);
    return {
      SoftwareTokenMfaConfiguration: { Enabled: mfa.softwareToken },
      MfaConfiguration: mfa.mode,
    };
  },
);
