import { locales } from '#shared/delivery/email/locale.ts';
import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import { readSender } from '#shared/settings/sender.ts';
import type { MessagePolicy } from './decide.ts';

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env): MessagePolicy => {
  const settings = new SettingsReader(env);
  return settings.finish({
    senderAddress: readSender(settings),
    defaultLocale: settings.choice('DEFAULT_LOCALE', locales),
  });
};
