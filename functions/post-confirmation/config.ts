import { locales } from '#shared/delivery/email/locale.ts';
import { localesWith, type WordsExtension } from '#shared/extensions/words.ts';
import type { ProfileDefaults } from '#shared/profile/defaults.ts';
import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import { readProfileDefaults } from '#shared/settings/profile.ts';

export type PostConfirmationConfig = {
  readonly profilesTable: string;
  readonly defaults: ProfileDefaults;
  readonly locales: readonly string[];
};

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env, words: WordsExtension = {}): PostConfirmationConfig => {
  const settings = new SettingsReader(env);
  return settings.finish({
    profilesTable: settings.filled('PROFILES_TABLE'),
    defaults: readProfileDefaults(settings),
    locales: localesWith(words, locales),
  });
};
