import { locales } from '#shared/delivery/email/locale.ts';
import { localesWith, type WordsExtension } from '#shared/extensions/words.ts';
import type { PepperSet } from '#shared/one-time-code/secrets/pepper-set.ts';
import { readBrand } from '#shared/settings/brand.ts';
import { readCodeLength } from '#shared/settings/code.ts';
import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import { readPeppers } from '#shared/settings/pepper.ts';
import { readConfigurationSet, readSender } from '#shared/settings/sender.ts';
import type { DeliveryPolicy } from './decide.ts';

export type DeliveryConfig = {
  readonly policy: DeliveryPolicy;
  readonly peppers: PepperSet;
  readonly challengesTable: string;
  /** Empty for none. */
  readonly configurationSet: string;
};

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env, words: WordsExtension = {}): DeliveryConfig => {
  const settings = new SettingsReader(env);
  const senderAddress = readSender(settings);
  return settings.finish({
    policy: {
      codeLength: readCodeLength(settings),
      defaultLocale: settings.choice('DEFAULT_LOCALE', localesWith(words, locales)),
      words,
      senderAddress,
      brand: readBrand(settings, senderAddress),
      firstMailsPerMinute: settings.integer('FIRST_MAILS_PER_MINUTE', { min: 1, max: 100_000 }),
    },
    peppers: readPeppers(settings),
    challengesTable: settings.filled('CHALLENGES_TABLE'),
    configurationSet: readConfigurationSet(settings),
  });
};
