import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

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
