import type { Service } from '../service.ts';
import { choiceOf, type SecondFactor } from '../store/factor-choices.ts';
import type { FactorChoice, PoolRecord, UserRecord } from '../store/records.ts';
import { saveUser } from '../users/users.ts';
import { invalidParameter } from '../wire/cognito-error.ts';
import { canUseFactor } from './second-factors.ts';

type Setting = { readonly Enabled: boolean; readonly PreferredMfa?: boolean };

/** The factors of SetUserMFAPreference and AdminSetUserMFAPreference. */
export type MfaSettings = {
  readonly SoftwareTokenMfaSettings?: Setting | undefined;
  readonly SMSMfaSettings?: Setting | undefined;
  readonly EmailMfaSettings?: Setting | undefined;
  readonly WebAuthnMfaSettings?: Setting | undefined;
};

/** Who sets the preference: the refusals have other texts. */
type Caller = 'user' | 'administrator';

/** The texts of field reports (amplify-js 1343, aws-sdk-js-v3 4645). */
const refusalOf = (factor: SecondFactor, caller: Caller) =>
  factor === 'SOFTWARE_TOKEN_MFA' && caller === 'user'
    ? 'User has not verified software token mfa'
    : `User does not have delivery config set to turn on ${factor}`;

/** The user's choice after a call; a factor that the call omits loses only the preference that another one takes. */
const newChoice = (
  old: FactorChoice,
  given: Setting | undefined,
  otherPreferred: boolean,
): FactorChoice => {
  if (given === undefined) return { ...old, preferred: old.preferred && !otherPreferred };
  return { enabled: given.Enabled, preferred: given.Enabled && given.PreferredMfa === true };
};

const isPreferred = (given: Setting | undefined) =>
  given?.Enabled === true && given.PreferredMfa === true;

const checkUsable = (
  pool: PoolRecord,
  user: UserRecord,
  factor: SecondFactor,
  caller: Caller,
): void => {
  const bySms = factor === 'SMS_MFA';
  if (canUseFactor(user, factor) && !(bySms && pool.properties.SmsConfiguration === undefined)) {
    return;
  }
  throw invalidParameter(refusalOf(factor, caller));
};

/**
 * Sets a user's second factors. Omitted ones stay as they are; at most one is preferred.
 * @throws {CognitoError} InvalidParameterException for a factor that the user has not set up, or that the pool lacks
 */
export const setMfaPreference = (
  service: Service,
  { pool, user, caller }: { pool: PoolRecord; user: UserRecord; caller: Caller },
  given: MfaSettings,
): void => {
  if (given.EmailMfaSettings?.Enabled === true || given.WebAuthnMfaSettings?.Enabled === true) {
    throw invalidParameter(
      'The local user pool has SMS and software tokens as second factors only',
    );
  }
  const { SMSMfaSettings: sms, SoftwareTokenMfaSettings: app } = given;
  if (isPreferred(sms) && isPreferred(app)) {
    throw invalidParameter('Only one second factor can be preferred');
  }
  if (sms?.Enabled === true) checkUsable(pool, user, 'SMS_MFA', caller);
  if (app?.Enabled === true) checkUsable(pool, user, 'SOFTWARE_TOKEN_MFA', caller);
  saveUser(service, {
    ...user,
    mfa: newChoice(user.mfa, app, isPreferred(sms)),
    smsMfa: newChoice(choiceOf(user, 'SMS_MFA'), sms, isPreferred(app)),
  });
};
