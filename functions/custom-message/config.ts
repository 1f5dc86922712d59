import { locales } from '#shared/delivery/email/locale.ts';
import { localesWith, type WordsExtension } from '#shared/extensions/words.ts';
import { readBrand, readSignInUrl } from '#shared/settings/brand.ts';
import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import { readSender } from '#shared/settings/sender.ts';
import type { MessagePolicy, SignInBy } from './decide.ts';

/** A sign-in by password and code takes the password first. */
const readSignInBy = (settings: SettingsReader): SignInBy => {
  const passwords = settings.choice('PASSWORD_SIGN_IN', ['no', 'yes', 'unknown']);
  const isBoth = settings.choice('PASSWORD_AND_CODE', ['off', 'required']) === 'required';
  if (isBoth || passwords === 'yes') return 'password';
  return passwords === 'no' ? 'code' : 'unknown';
};

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env, words: WordsExtension = {}): MessagePolicy => {
  const settings = new SettingsReader(env);
  return settings.finish({
    brand: readBrand(settings, readSender(settings)),
    signInUrl: readSignInUrl(settings),
    signInBy: readSignInBy(settings),
    defaultLocale: settings.choice('DEFAULT_LOCALE', localesWith(words, locales)),
    words,
  });
};
