import * as v from 'valibot';
import { requireAccessToken } from '../access-token.ts';
import { invalidParameter } from '../cognito-error.ts';
import { publicOperation } from '../operation.ts';
import { saveUser } from '../users.ts';

const settings = v.optional(
  v.object({
    Enabled: v.optional(v.boolean(), false),
    PreferredMfa: v.optional(v.boolean(), false),
  }),
);

const input = v.object({
  AccessToken: v.string(),
  SoftwareTokenMfaSettings: settings,
  SMSMfaSettings: settings,
});

/** API reference: SetUserMFAPreference; of the factors the authenticator app alone. */
export const setUserMFAPreference = publicOperation(
  'SetUserMFAPreference',
  input,
  async (service, { AccessToken, SoftwareTokenMfaSettings, SMSMfaSettings }) => {
    const { user } = await requireAccessToken(service, AccessToken);
    if (SMSMfaSettings?.Enabled === true) {
      throw invalidParameter('User does not have delivery config set to turn on SMS_MFA');
    }
    const { Enabled: enabled = false, PreferredMfa: preferred = false } =
      SoftwareTokenMfaSettings ?? {};
    if (enabled && user.softwareToken === undefined) {
      throw invalidParameter('User has not verified software token mfa');
    }
    saveUser(service, { ...user, mfa: { enabled, preferred: enabled && preferred } });
    return {};
  },
);
