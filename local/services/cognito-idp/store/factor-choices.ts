import type { UserRecord } from './records.ts';

/** The second factors of this pool, in the order of Cognito's MFAS_CAN_SETUP (amplify-swift's tests). */
export const secondFactors = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] as const;

export type SecondFactor = (typeof secondFactors)[number];

const off = { enabled: false, preferred: false };

/** What the user, or an administrator, chose for this factor. */
export const choiceOf = (user: UserRecord, factor: SecondFactor) =>
  factor === 'SMS_MFA' ? (user.smsMfa ?? off) : user.mfa;

/** UserMFASettingList and PreferredMfaSetting of GetUser and AdminGetUser. */
export const chosenFactors = (user: UserRecord) => {
  const enabled = secondFactors.filter((factor) => choiceOf(user, factor).enabled);
  const preferred = enabled.find((factor) => choiceOf(user, factor).preferred);
  return {
    ...(enabled.length === 0 ? {} : { UserMFASettingList: enabled }),
    ...(preferred === undefined ? {} : { PreferredMfaSetting: preferred }),
  };
};
