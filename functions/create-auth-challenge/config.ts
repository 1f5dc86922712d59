import { locales } from '#shared/delivery/email/locale.ts';
import type { Peppers } from '#shared/one-time-code/code.ts';
import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import { readPeppers } from '#shared/settings/pepper.ts';
import { readSender } from '#shared/settings/sender.ts';
import type { CreatePolicy } from './decide.ts';

export type CreateConfig = {
  readonly policy: CreatePolicy;
  readonly peppers: Peppers;
  readonly challengesTable: string;
};

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env): CreateConfig => {
  const settings = new SettingsReader(env);
  return settings.finish({
    policy: {
      codeLength: settings.integer('CODE_LENGTH', { min: 6, max: 12 }),
      codeLifetimeSeconds: settings.integer('CODE_LIFETIME_SECONDS', { min: 60, max: 600 }),
      codeAttempts: settings.integer('CODE_ATTEMPTS', { min: 1, max: 5 }),
      responseFloorMs: settings.integer('RESPONSE_FLOOR_MILLISECONDS', { min: 0, max: 2000 }),
      revealDestination: settings.yesOrNo('REVEAL_DESTINATION'),
      codeInSubject: settings.yesOrNo('CODE_IN_SUBJECT'),
      defaultLocale: settings.choice('DEFAULT_LOCALE', locales),
      senderAddress: readSender(settings),
    },
    peppers: readPeppers(settings),
    challengesTable: settings.filled('CHALLENGES_TABLE'),
  });
};
