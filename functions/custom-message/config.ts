import { type Env, SettingsReader } from '#shared/env.ts';
import { locales } from '#shared/messages/locale.ts';
import { readSender } from '#shared/sender-settings.ts';
import type { MessagePolicy } from './decide.ts';

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env): MessagePolicy => {
  const settings = new SettingsReader(env);
  return settings.finish({
    senderAddress: readSender(settings),
    defaultLocale: settings.choice('DEFAULT_LOCALE', locales),
  });
};
