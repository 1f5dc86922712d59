import * as v from 'valibot';
import { setMfaPreference } from '../../codes/mfa-preference.ts';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { publicOperation } from '../../wire/operation.ts';
import { mfaSettings } from './mfa-settings.ts';

/** API reference: SetUserMFAPreference. */
export const setUserMFAPreference = publicOperation(
  'SetUserMFAPreference',
  v.object({ AccessToken: v.string(), ...mfaSettings }),
  async (service, { AccessToken, ...settings }) => {
    const { pool, user } = await requireAccessToken(service, AccessToken);
    setMfaPreference(service, { pool, user, caller: 'user' }, settings);
    return {};
  },
);
