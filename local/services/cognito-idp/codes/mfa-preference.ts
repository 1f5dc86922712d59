import type { Service } from '../service.ts';
import type { UserRecord } from '../store/records.ts';
import { saveUser } from '../users/users.ts';
import { invalidParameter } from '../wire/cognito-error.ts';

type Setting = { readonly Enabled: boolean; readonly PreferredMfa?: boolean };

/** The factors of SetUserMFAPreference and AdminSetUserMFAPreference. */
export type MfaSettings = {
  readonly SoftwareTokenMfaSettings?: Setting | undefined;
  readonly SMSMfaSettings?: Setting | undefined;
  readonly EmailMfaSettings?: Setting | undefined;
  readonly WebAuthnMfaSettings?: Setting | undefined;
};

/** Sets a user's second factor; the authenticator app is the only one here. Omitted members stay as they are. */
export const setMfaPreference = (service: Service, user: UserRecord, given: MfaSettings): void => {
  if (given.SMSMfaSettings?.Enabled === true) {
    throw invalidParameter('User does not have delivery config set to turn on SMS_MFA');
  }
  if (given.EmailMfaSettings?.Enabled === true || given.WebAuthnMfaSettings?.Enabled === true) {
    throw invalidParameter('The local user pool has no other second factor than software tokens');
  }
  if (given.SoftwareTokenMfaSettings === undefined) return;
  const { Enabled: enabled, PreferredMfa: preferred = false } = given.SoftwareTokenMfaSettings;
  if (enabled && user.softwareToken === undefined) {
    throw invalidParameter('User has not verified software token mfa');
  }
  saveUser(service, { ...user, mfa: { enabled, preferred: enabled && preferred } });
};
