import * as v from 'valibot';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { saveUser } from '../../users/users.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { publicOperation } from '../../wire/operation.ts';

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
  EmailMfaSettings: settings,
  WebAuthnMfaSettings: settings,
});

/** API reference: SetUserMFAPreference; the authenticator app is the only factor here. */
export const setUserMFAPreference = publicOperation(
  'SetUserMFAPreference',
  input,
  async (service, given) => {
    const { user } = await requireAccessToken(service, given.AccessToken);
    if (given.SMSMfaSettings?.Enabled === true) {
      throw invalidParameter('User does not have delivery config set to turn on SMS_MFA');
    }
    if (given.EmailMfaSettings?.Enabled === true || given.WebAuthnMfaSettings?.Enabled === true) {
      throw invalidParameter('The local user pool has no other second factor than software tokens');
    }
    // Omitted members stay as they are.
    if (given.SoftwareTokenMfaSettings === undefined) return {};
    const { Enabled: enabled, PreferredMfa: preferred } = given.SoftwareTokenMfaSettings;
    if (enabled && user.softwareToken === undefined) {
      throw invalidParameter('User has not verified software token mfa');
    }
    saveUser(service, { ...user, mfa: { enabled, preferred: enabled && preferred } });
    return {};
  },
);
