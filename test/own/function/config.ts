import { type Env, SettingsReader } from '#shared/settings/environment.ts';

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env): { readonly directoryUrl: string } => {
  const settings = new SettingsReader(env);
  return settings.finish({ directoryUrl: settings.filled('OLD_DIRECTORY_URL') });
};
