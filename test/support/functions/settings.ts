import { ConfigError } from '#shared/errors.ts';
import type { Env } from '#shared/settings/environment.ts';
import type { TestTables } from '../services/dynamodb.ts';

/** Every problem that a cold start lists, or nothing. */
export const problemsOf = (loadConfig: (env: Env) => unknown, env: Env): readonly string[] => {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

/** The settings of all ten functions, as the template hands them over by default. */
export const goodEnv = {
  ALLOWED_CLIENT_IDS: '',
  ALLOWED_EMAIL_DOMAINS: '',
  ALLOWED_SIGN_UP_ATTRIBUTES: 'email,name',
  APPLICATION_NAME: '',
  BLOCK_DISPOSABLE_DOMAINS: 'yes',
  BLOCKED_EMAIL_DOMAINS: '',
  BRAND_COLOR: '',
  CHALLENGES_TABLE: 'challenges',
  CLAIM_MAPPINGS: 'tenant,roles,plan',
  CODE_LENGTH: '8',
  CODE_PEPPER_CURRENT: 'c'.repeat(64),
  CODE_PEPPER_PREVIOUS: 'none',
  CODE_SIGN_IN: 'suite',
  DEFAULT_LOCALE: 'en',
  DEFAULT_PLAN: 'free',
  DEFAULT_ROLES: 'member',
  DEFAULT_TENANT: '',
  FIRST_MAILS_PER_MINUTE: '100',
  SES_CONFIGURATION_SET: '',
  LONG_CODES_ONLY: 'no',
  PASSWORD_AND_CODE: 'off',
  PASSWORD_SIGN_IN: 'no',
  PRE_AUTHENTICATION_READS_PROFILE: 'no',
  PRE_TOKEN_VERSION: 'V2_0',
  PROFILE_STORE_DOWN: 'deny',
  PROFILES_TABLE: 'profiles',
  REVEAL_DESTINATION: 'no',
  SELF_SIGN_UP: 'open',
  SENDER_ADDRESS: 'no-reply@example.com',
  SIGN_IN_URL: '',
  SIGN_UP_CONFIRMATION: 'first-code',
  SUPPORT_URL: '',
} as const satisfies Env;

/** The same, on tables of the test's own. */
export const envOn = ({ challenges, profiles }: Pick<TestTables, 'challenges' | 'profiles'>) => ({
  ...goodEnv,
  CHALLENGES_TABLE: challenges,
  PROFILES_TABLE: profiles,
});
