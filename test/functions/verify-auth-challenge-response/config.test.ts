import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/verify-auth-challenge-response/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

describe('the settings of verify', () => {
  it('are read as the template writes them', () => {
    expect(loadConfig(goodEnv)).toEqual({
      policy: { codeLength: 8 },
      peppers: { current: 'c'.repeat(64) },
      challengesTable: 'challenges',
    });
  });

  it('that are all missing are all listed', () => {
    expect(problemsOf(loadConfig, {})).toEqual([
      'CODE_LENGTH is missing',
      'CODE_PEPPER_CURRENT is missing',
      'CODE_PEPPER_PREVIOUS is missing',
      'CHALLENGES_TABLE is missing',
    ]);
  });
});
