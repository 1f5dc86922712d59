import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/pre-authentication/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

describe('pre authentication: settings', () => {
  it('the settings of pre authentication are read in the form that the template writes', () => {
    expect(loadConfig(goodEnv)).toEqual({
      policy: { allowedClientIds: [], readsProfile: false },
      profilesTable: 'profiles',
    });
  });

  it('wrong settings of pre authentication are reported together', () => {
    expect(problemsOf(loadConfig, { PRE_AUTHENTICATION_READS_PROFILE: 'maybe' })).toEqual([
      'ALLOWED_CLIENT_IDS is missing',
      'PRE_AUTHENTICATION_READS_PROFILE must be one of yes, no',
      'PROFILES_TABLE is missing',
    ]);
  });
});
