import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/post-confirmation/config.ts';
import { goodEnv, problemsOf } from '../../support/settings.ts';

describe('the settings of post confirmation', () => {
  it('are read as the template writes them', () => {
    expect(loadConfig({ ...goodEnv, DEFAULT_ROLES: 'member, editor' })).toEqual({
      profilesTable: 'profiles',
      defaults: { roles: ['member', 'editor'], plan: 'free', tenant: '' },
    });
  });

  it('that are all missing are all listed', () => {
    expect(problemsOf(loadConfig, {})).toEqual([
      'PROFILES_TABLE is missing',
      'DEFAULT_ROLES is missing',
      'DEFAULT_PLAN is missing',
      'DEFAULT_TENANT is missing',
    ]);
  });
});
