import { poolDefaults as defaults } from '#shared/cognito/pool-defaults.ts';
import type { PoolRecord } from '../store/records.ts';

type Properties = PoolRecord['properties'];

/**
 * A pool as DescribeUserPool shows it. The policy's TemporaryPasswordValidityDays also stands as the older
 * UnusedAccountValidityDays, which UpdateUserPool refuses beside it: who sends back what was described trips on that.
 */
export const withPoolDefaults = (given: Properties): Properties => {
  const Policies = { ...defaults.Policies, ...given.Policies };
  const days = Policies.PasswordPolicy?.TemporaryPasswordValidityDays;
  return {
    ...defaults,
    ...given,
    Policies,
    AdminCreateUserConfig: {
      ...defaults.AdminCreateUserConfig,
      ...given.AdminCreateUserConfig,
      ...(days === undefined ? {} : { UnusedAccountValidityDays: days }),
    },
  };
};
