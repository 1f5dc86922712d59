import { mfaStepOf } from '../../codes/second-factors.ts';
import type { PoolRecord, UserRecord } from '../../store/records.ts';

/** The first factors of USER_AUTH that this pool can serve, in the order in which it offers them. */
export const factors = ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP'] as const;

export type Factor = (typeof factors)[number];

export const isFactor = (name: string | undefined): name is Factor =>
  factors.some((factor) => factor === name);

/** Factors of Cognito that this pool keeps in its settings and refuses by name at sign-in. */
export const missingFactors: readonly string[] = ['WEB_AUTHN', 'SMS_OTP'];

/** The factors that a pool allows. One entry of the policy, PASSWORD, stands for both ways to prove a password. */
export const factorsOfPool = ({ properties }: PoolRecord): readonly Factor[] => {
  const allowed = properties.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD'];
  return factors.filter((factor) =>
    allowed.some((name) => name === (factor === 'PASSWORD_SRP' ? 'PASSWORD' : factor)),
  );
};

/**
 * A code goes only to a verified address. A user with a second factor signs in by password, since a code by mail comes
 * without one (guide: authentication-flows-selection-sdk, amazon-cognito-user-pools-authentication-flow-methods).
 */
const canUse = (pool: PoolRecord, user: UserRecord, factor: Factor): boolean => {
  if (factor !== 'EMAIL_OTP') return user.password !== undefined;
  const { email, email_verified } = user.attributes;
  return Boolean(email) && email_verified === 'true' && mfaStepOf(pool, user) === 'none';
};

/**
 * The factors that a user may choose from.
 * @param user undefined for a user who does not exist, who gets what the pool allows
 */
export const availableFactors = (pool: PoolRecord, user: UserRecord | undefined): Factor[] =>
  factorsOfPool(pool).filter((factor) => user === undefined || canUse(pool, user, factor));
