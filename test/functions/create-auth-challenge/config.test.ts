import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/create-auth-challenge/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

describe('the settings of create', () => {
  it('are read as the template writes them', () => {
    expect(loadConfig(goodEnv)).toEqual({
      policy: {
        codeLength: 8,
        codeLifetimeSeconds: 300,
        codeAttempts: 3,
        responseFloorMs: 600,
        revealDestination: false,
        codeInSubject: false,
        defaultLocale: 'en',
        senderAddress: 'no-reply@example.com',
      },
      peppers: { current: 'c'.repeat(64) },
      challengesTable: 'challenges',
    });
  });

  it('that are all missing are all listed', () => {
    expect(problemsOf(loadConfig, {})).toEqual([
      'CODE_LENGTH is missing',
      'CODE_LIFETIME_SECONDS is missing',
      'CODE_ATTEMPTS is missing',
      'RESPONSE_FLOOR_MILLISECONDS is missing',
      'REVEAL_DESTINATION is missing',
      'CODE_IN_SUBJECT is missing',
      'DEFAULT_LOCALE is missing',
      'SENDER_ADDRESS is missing',
      'CODE_PEPPER_CURRENT is missing',
      'CODE_PEPPER_PREVIOUS is missing',
      'CHALLENGES_TABLE is missing',
    ]);
  });

  it.each([
    ['CODE_LENGTH', '5', 'a whole number from 6 to 12'],
    ['CODE_LENGTH', '13', 'a whole number from 6 to 12'],
    ['CODE_LIFETIME_SECONDS', '601', 'a whole number from 60 to 600'],
    ['CODE_ATTEMPTS', '6', 'a whole number from 1 to 5'],
    ['CODE_ATTEMPTS', '0', 'a whole number from 1 to 5'],
    ['RESPONSE_FLOOR_MILLISECONDS', '2001', 'a whole number from 0 to 2000'],
    ['REVEAL_DESTINATION', 'true', 'one of yes, no'],
    ['DEFAULT_LOCALE', 'tlh', 'one of en, de, es, fr, ja'],
    ['SENDER_ADDRESS', 'Shop <shop@example.com>', 'one plain e-mail address'],
    ['SENDER_ADDRESS', 'shop@example.com\r\nBcc: x@example.com', 'one plain e-mail address'],
  ])('%s may not be %j', (name, value, must) => {
    expect(problemsOf(loadConfig, { ...goodEnv, [name]: value })).toEqual([
      `${name} must be ${must}`,
    ]);
  });
});

describe('the pepper', () => {
  const withPeppers = (CODE_PEPPER_CURRENT: string, CODE_PEPPER_PREVIOUS = 'none') => ({
    ...goodEnv,
    CODE_PEPPER_CURRENT,
    CODE_PEPPER_PREVIOUS,
  });

  it('is two during a rotation', () => {
    const { peppers } = loadConfig(withPeppers('n'.repeat(32), 'p'.repeat(32)));

    expect(peppers).toEqual({ current: 'n'.repeat(32), previous: 'p'.repeat(32) });
  });

  it.each([
    ['short', 's3cret'.repeat(5), 'must have at least 32 characters'],
    ['none', 'none', 'must have at least 32 characters'],
    ['empty', '', 'is empty'],
    ['blank', ' '.repeat(64), 'is empty'],
    [
      'left unresolved by the deployment',
      '{{resolve:secretsmanager:s3cret:SecretString:current}}',
      'was not resolved by the deployment',
    ],
  ])('that is %s stops the cold start, and is not repeated', (_how, pepper, problem) => {
    const problems = problemsOf(loadConfig, withPeppers(pepper));

    expect(problems).toEqual([`CODE_PEPPER_CURRENT ${problem}`]);
    expect(problems.join()).not.toContain('s3cret');
  });

  it('before it is judged alike', () => {
    expect(problemsOf(loadConfig, withPeppers('n'.repeat(32), 'short'))).toEqual([
      'CODE_PEPPER_PREVIOUS must have at least 32 characters',
    ]);
  });
});
