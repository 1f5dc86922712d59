import type { Peppers } from '#shared/one-time-code/code.ts';
import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import { readPeppers } from '#shared/settings/pepper.ts';
import type { VerifyPolicy } from './decide.ts';

export type VerifyConfig = {
  readonly policy: VerifyPolicy;
  readonly peppers: Peppers;
  readonly challengesTable: string;
};

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env): VerifyConfig => {
  const settings = new SettingsReader(env);
  return settings.finish({
    policy: {
      codeLength: settings.integer('CODE_LENGTH', { min: 6, max: 12 }),
      codeAttempts: settings.integer('CODE_ATTEMPTS', { min: 1, max: 5 }),
    },
    peppers: readPeppers(settings),
    challengesTable: settings.filled('CHALLENGES_TABLE'),
  });
};
