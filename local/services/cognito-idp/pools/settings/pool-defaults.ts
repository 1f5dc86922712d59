import { poolDefaults as defaults } from '#shared/cognito/pool-defaults.ts';
import type { PoolRecord } from '../../store/records.ts';
import { verificationMessagesOf } from './verification-messages.ts';

type Properties = PoolRecord['properties'];

/**
 * A pool as DescribeUserPool returns it. The policy's TemporaryPasswordValidityDays also appears as the older
 * UnusedAccountValidityDays. UpdateUserPool refuses both together, so a caller cannot send a description back
 * unchanged.
 */
export const withPoolDefaults = (given: Properties): Properties => {
  const Policies = { ...defaults.Policies, ...given.Policies };
  const days = Policies.PasswordPolicy?.TemporaryPasswordValidityDays;
  return {
    ...defaults,
    ...given,
    ...verificationMessagesOf(given),
    Policies,
    AdminCreateUserConfig: {
      ...defaults.AdminCreateUserConfig,
      ...given.AdminCreateUserConfig,
      ...(days === undefined ? {} : { UnusedAccountValidityDays: days }),
    },
  };
};
