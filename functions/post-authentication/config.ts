import { type Env, SettingsReader } from '#shared/env.ts';
import type { ProfileDefaults } from '#shared/profile/defaults.ts';
import { readProfileDefaults } from '#shared/profile-settings.ts';

export type PostAuthenticationConfig = {
  readonly profilesTable: string;
  readonly challengesTable: string;
  readonly defaults: ProfileDefaults;
};

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env): PostAuthenticationConfig => {
  const settings = new SettingsReader(env);
  return settings.finish({
    profilesTable: settings.filled('PROFILES_TABLE'),
    challengesTable: settings.filled('CHALLENGES_TABLE'),
    defaults: readProfileDefaults(settings),
  });
};
