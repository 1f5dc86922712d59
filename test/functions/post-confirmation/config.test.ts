import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/post-confirmation/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

describe('post confirmation: settings', () => {
  it('the settings of post confirmation are read in the form that the template writes', () => {
    expect(loadConfig({ ...goodEnv, DEFAULT_ROLES: 'member, editor' })).toEqual({
      profilesTable: 'profiles',
      locales: ['en', 'de', 'es', 'fr', 'ja'],
      defaults: { roles: ['member', 'editor'], plan: 'free', tenant: '' },
    });
  });

  it('missing settings of post confirmation are reported together', () => {
    expect(problemsOf(loadConfig, {})).toEqual([
      'PROFILES_TABLE is missing',
      'DEFAULT_ROLES is missing',
      'DEFAULT_PLAN is missing',
      'DEFAULT_TENANT is missing',
    ]);
  });
});
