import type { UserRecord } from './records.ts';

/** The second factors of this pool, in the order of Cognito's MFAS_CAN_SETUP (amplify-swift's tests). */
export const secondFactors = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const;

export type SecondFactor = (typeof secondFactors)[number];

/** Where a user's record has the choice of each factor. */
export const choiceMembers = {
  SMS_MFA: 'smsMfa',
  SOFTWARE_TOKEN_MFA: 'mfa',
  EMAIL_OTP: 'emailMfa',
} as const satisfies Readonly<Record<SecondFactor, keyof UserRecord>>;

const off = { enabled: false, preferred: false };

/** What the user, or an administrator, chose for this factor. */
export const choiceOf = (user: UserRecord, factor: SecondFactor) =>
  user[choiceMembers[factor]] ?? off;

/** UserMFASettingList and PreferredMfaSetting of GetUser and AdminGetUser. */
export const chosenFactors = (user: UserRecord) => {
  const enabled = secondFactors.filter((factor) => choiceOf(user, factor).enabled);
  const preferred = enabled.find((factor) => choiceOf(user, factor).preferred);
  return {
    ...(enabled.length === 0 ? {} : { UserMFASettingList: enabled }),
    ...(preferred === undefined ? {} : { PreferredMfaSetting: preferred }),
  };
};
