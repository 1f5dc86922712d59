import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/pre-authentication/config.ts';
import { goodEnv, problemsOf } from '../../support/settings.ts';

describe('the settings of pre authentication', () => {
  it('are read as the template writes them', () => {
    expect(loadConfig(goodEnv)).toEqual({
      policy: { allowedClientIds: [], readsProfile: false },
      profilesTable: 'profiles',
    });
  });

  it('that are wrong are all listed', () => {
    expect(problemsOf(loadConfig, { PRE_AUTHENTICATION_READS_PROFILE: 'maybe' })).toEqual([
      'ALLOWED_CLIENT_IDS is missing',
      'PRE_AUTHENTICATION_READS_PROFILE must be one of yes, no',
      'PROFILES_TABLE is missing',
    ]);
  });
});
