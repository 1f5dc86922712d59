import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import type { DefinePolicy } from './decide.ts';

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env): DefinePolicy => {
  const settings = new SettingsReader(env);
  return settings.finish({
    allowedClientIds: settings.list('ALLOWED_CLIENT_IDS'),
    passwordFirst: settings.choice('PASSWORD_AND_CODE', ['off', 'required']) === 'required',
  });
};
