import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/post-authentication/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

describe('the settings of post authentication', () => {
  it('are read as the template writes them', () => {
    expect(loadConfig(goodEnv)).toEqual({
      codeSignIn: 'suite',
      profilesTable: 'profiles',
      locales: ['en', 'de', 'es', 'fr', 'ja'],
      challengesTable: 'challenges',
      peppers: { current: 'c'.repeat(64) },
      defaults: { roles: ['member'], plan: 'free', tenant: '' },
    });
  });

  it('say whether the codes are Cognito’s own', () => {
    expect(loadConfig({ ...goodEnv, CODE_SIGN_IN: 'native' }).codeSignIn).toBe('native');
  });

  it('that are all missing are all listed', () => {
    expect(problemsOf(loadConfig, {})).toEqual([
      'CODE_SIGN_IN is missing',
      'PROFILES_TABLE is missing',
      'CHALLENGES_TABLE is missing',
      'CODE_PEPPER_CURRENT is missing',
      'CODE_PEPPER_PREVIOUS is missing',
      'DEFAULT_ROLES is missing',
      'DEFAULT_PLAN is missing',
      'DEFAULT_TENANT is missing',
    ]);
  });
});
