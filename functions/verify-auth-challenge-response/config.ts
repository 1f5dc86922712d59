import type { PepperSet } from '#shared/one-time-code/secrets/pepper-set.ts';
import { readCodeLength } from '#shared/settings/code.ts';
import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import { readPeppers } from '#shared/settings/pepper.ts';
import type { VerifyPolicy } from './decide.ts';

export type VerifyConfig = {
  readonly policy: VerifyPolicy;
  readonly peppers: PepperSet;
  readonly challengesTable: string;
};

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env): VerifyConfig => {
  const settings = new SettingsReader(env);
  return settings.finish({
    policy: { codeLength: readCodeLength(settings) },
    peppers: readPeppers(settings),
    challengesTable: settings.filled('CHALLENGES_TABLE'),
  });
};
