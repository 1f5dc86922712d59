import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import type { SignInPolicy } from './decide.ts';

export type PreAuthenticationConfig = {
  readonly policy: SignInPolicy;
  readonly profilesTable: string;
};

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env): PreAuthenticationConfig => {
  const settings = new SettingsReader(env);
  return settings.finish({
    policy: {
      allowedClientIds: settings.list('ALLOWED_CLIENT_IDS'),
      readsProfile: settings.yesOrNo('PRE_AUTHENTICATION_READS_PROFILE'),
    },
    profilesTable: settings.filled('PROFILES_TABLE'),
  });
};
