import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/create-auth-challenge/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

describe('the settings of create', () => {
  it('are read as the template writes them', () => {
    const env = {
      ...goodEnv,
      ALLOWED_EMAIL_DOMAINS: 'example.com',
      BLOCKED_EMAIL_DOMAINS: 'evil.example',
    };

    expect(loadConfig(env)).toEqual({
      policy: {
        codeLength: 8,
        longCodesOnly: false,
        revealDestination: false,
        allowedDomains: ['example.com'],
        blockedDomains: ['evil.example'],
      },
      peppers: { current: 'c'.repeat(64) },
      challengesTable: 'challenges',
    });
  });

  it('make every code long where LONG_CODES_ONLY is yes', () => {
    expect(loadConfig({ ...goodEnv, LONG_CODES_ONLY: 'yes' }).policy.longCodesOnly).toBe(true);
  });

  it('that are all missing are all listed', () => {
    expect(problemsOf(loadConfig, {})).toEqual([
      'CODE_LENGTH is missing',
      'LONG_CODES_ONLY is missing',
      'REVEAL_DESTINATION is missing',
      'ALLOWED_EMAIL_DOMAINS is missing',
      'BLOCKED_EMAIL_DOMAINS is missing',
      'CODE_PEPPER_CURRENT is missing',
      'CODE_PEPPER_PREVIOUS is missing',
      'CHALLENGES_TABLE is missing',
    ]);
  });

  it.each([
    ['LONG_CODES_ONLY', 'true', 'one of yes, no'],
    ['REVEAL_DESTINATION', 'true', 'one of yes, no'],
  ])('%s may not be %j', (name, value, must) => {
    expect(problemsOf(loadConfig, { ...goodEnv, [name]: value })).toEqual([
      `${name} must be ${must}`,
    ]);
  });
});
