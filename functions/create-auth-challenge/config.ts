import type { PepperSet } from '#shared/one-time-code/secrets/pepper-set.ts';
import { readCodeLength } from '#shared/settings/code.ts';
import { readDomainLists } from '#shared/settings/email-domains.ts';
import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import { readPeppers } from '#shared/settings/pepper.ts';
import type { CreatePolicy } from './decide.ts';

export type CreateConfig = {
  readonly policy: CreatePolicy;
  readonly peppers: PepperSet;
  readonly challengesTable: string;
};

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env): CreateConfig => {
  const settings = new SettingsReader(env);
  return settings.finish({
    policy: {
      codeLength: readCodeLength(settings),
      longCodesOnly: settings.yesOrNo('LONG_CODES_ONLY'),
      revealDestination: settings.yesOrNo('REVEAL_DESTINATION'),
      ...readDomainLists(settings),
    },
    peppers: readPeppers(settings),
    challengesTable: settings.filled('CHALLENGES_TABLE'),
  });
};
