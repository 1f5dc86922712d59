import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/code-delivery/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

describe('the settings of the courier', () => {
  it('are read as the template writes them', () => {
    expect(loadConfig(goodEnv)).toEqual({
      policy: {
        codeLength: 8,
        defaultLocale: 'en',
        words: {},
        senderAddress: 'no-reply@example.com',
        brand: { application: 'example.com', color: '#27303f', supportUrl: '' },
        firstMailsPerMinute: 100,
      },
      peppers: { current: 'c'.repeat(64) },
      challengesTable: 'challenges',
      configurationSet: '',
    });
  });

  it('take a language of the team’s own as the default one', () => {
    const words = { it: {} };

    expect(loadConfig({ ...goodEnv, DEFAULT_LOCALE: 'it' }, words).policy).toMatchObject({
      defaultLocale: 'it',
      words,
    });
  });

  it('that are all missing are all listed', () => {
    expect(problemsOf(loadConfig, {})).toEqual([
      'SENDER_ADDRESS is missing',
      'CODE_LENGTH is missing',
      'DEFAULT_LOCALE is missing',
      'APPLICATION_NAME is missing',
      'BRAND_COLOR is missing',
      'SUPPORT_URL is missing',
      'FIRST_MAILS_PER_MINUTE is missing',
      'CODE_PEPPER_CURRENT is missing',
      'CODE_PEPPER_PREVIOUS is missing',
      'CHALLENGES_TABLE is missing',
      'SES_CONFIGURATION_SET is missing',
    ]);
  });

  it.each([
    ['DEFAULT_LOCALE', 'tlh', 'one of en, de, es, fr, ja'],
    ['SENDER_ADDRESS', 'Shop <shop@example.com>', 'one plain e-mail address'],
    ['SENDER_ADDRESS', 'shop@example.com\r\nBcc: x@example.com', 'one plain e-mail address'],
    ['SES_CONFIGURATION_SET', 'my set', 'a name of letters, digits, - and _'],
    ['SES_CONFIGURATION_SET', 'a'.repeat(65), 'a name of letters, digits, - and _'],
    ['FIRST_MAILS_PER_MINUTE', '0', 'a whole number from 1 to 100000'],
    ['FIRST_MAILS_PER_MINUTE', '100001', 'a whole number from 1 to 100000'],
  ])('%s may not be %j', (name, value, must) => {
    expect(problemsOf(loadConfig, { ...goodEnv, [name]: value })).toEqual([
      `${name} must be ${must}`,
    ]);
  });
});
