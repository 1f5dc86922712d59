import { locales } from '#shared/delivery/email/locale.ts';
import { localesWith, type WordsExtension } from '#shared/extensions/words.ts';
import type { PepperSet } from '#shared/one-time-code/secrets/pepper-set.ts';
import type { ProfileDefaults } from '#shared/profile/defaults.ts';
import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import { readPeppers } from '#shared/settings/pepper.ts';
import { readProfileDefaults } from '#shared/settings/profile.ts';

export type PostAuthenticationConfig = {
  /** Who checks one-time codes. Only the suite's own leave a proof of the address. */
  readonly codeSignIn: 'suite' | 'native';
  readonly profilesTable: string;
  readonly challengesTable: string;
  readonly peppers: PepperSet;
  readonly defaults: ProfileDefaults;
  readonly locales: readonly string[];
};

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env, words: WordsExtension = {}): PostAuthenticationConfig => {
  const settings = new SettingsReader(env);
  return settings.finish({
    codeSignIn: settings.choice('CODE_SIGN_IN', ['suite', 'native']),
    profilesTable: settings.filled('PROFILES_TABLE'),
    challengesTable: settings.filled('CHALLENGES_TABLE'),
    peppers: readPeppers(settings),
    defaults: readProfileDefaults(settings),
    locales: localesWith(words, locales),
  });
};
