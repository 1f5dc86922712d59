import type { Service } from '../service.ts';
import {
  choiceMembers,
  choiceOf,
  type SecondFactor,
  secondFactors,
} from '../store/factor-choices.ts';
import type { FactorChoice, PoolRecord, UserRecord } from '../store/records.ts';
import { saveUser } from '../users/users.ts';
import { invalidParameter } from '../wire/cognito-error.ts';
import { canUseFactor, hasFactor } from './second-factors.ts';

type Setting = { readonly Enabled: boolean; readonly PreferredMfa?: boolean };

/** The factors of SetUserMFAPreference and AdminSetUserMFAPreference. */
export type MfaSettings = {
  readonly SoftwareTokenMfaSettings?: Setting | undefined;
  readonly SMSMfaSettings?: Setting | undefined;
  readonly EmailMfaSettings?: Setting | undefined;
  readonly WebAuthnMfaSettings?: Setting | undefined;
};

const settingsOf = (given: MfaSettings): Readonly<Record<SecondFactor, Setting | undefined>> => ({
  SMS_MFA: given.SMSMfaSettings,
  SOFTWARE_TOKEN_MFA: given.SoftwareTokenMfaSettings,
  EMAIL_OTP: given.EmailMfaSettings,
});

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
  // An authenticator app that was set up can be chosen before the pool has the factor.
  const isThere = factor === 'SOFTWARE_TOKEN_MFA' || hasFactor(pool, factor);
  if (isThere && canUseFactor(user, factor)) return;
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
  if (given.WebAuthnMfaSettings?.Enabled === true) {
    throw invalidParameter('The local user pool does not have passkeys as a second factor');
  }
  const settings = settingsOf(given);
  const preferred = secondFactors.filter((factor) => isPreferred(settings[factor]));
  if (preferred.length > 1) throw invalidParameter('Only one second factor can be preferred');
  const enabled = secondFactors.filter((factor) => settings[factor]?.Enabled === true);
  for (const factor of enabled) checkUsable(pool, user, factor, caller);
  const choices = secondFactors.map((factor) => {
    const isOtherPreferred = preferred.some((other) => other !== factor);
    const choice = newChoice(choiceOf(user, factor), settings[factor], isOtherPreferred);
    return [choiceMembers[factor], choice] as const;
  });
  saveUser(service, { ...user, ...Object.fromEntries(choices) });
};
