import * as v from 'valibot';
import { setMfaPreference } from '../../codes/mfa-preference.ts';
import { requirePool } from '../../pools/pools.ts';
import { requireUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { mfaSettings } from './mfa-settings.ts';

/** API reference: AdminSetUserMFAPreference. */
export const adminSetUserMFAPreference = signedOperation(
  'AdminSetUserMFAPreference',
  v.object({ UserPoolId: userPoolId, Username: username, ...mfaSettings }),
  (service, { UserPoolId, Username, ...settings }) => {
    const pool = requirePool(service, UserPoolId);
    const user = requireUser(service, pool, Username);
    setMfaPreference(service, { pool, user, caller: 'administrator' }, settings);
    return {};
  },
);
