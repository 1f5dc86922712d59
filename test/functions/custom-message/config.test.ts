import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/custom-message/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

describe('custom message: settings', () => {
  it('the settings of custom message are read in the form that the template writes', () => {
    expect(loadConfig(goodEnv)).toEqual({
      brand: { application: 'example.com', color: '#27303f', supportUrl: '' },
      signInUrl: '',
      signInBy: 'code',
      defaultLocale: 'en',
      words: {},
    });
  });

  it('a language of the team’s own can be the default one', () => {
    const env = { ...goodEnv, DEFAULT_LOCALE: 'it' };

    expect(loadConfig(env, { it: {} }).defaultLocale).toBe('it');
  });

  it('wrong settings of custom message are reported together', () => {
    expect(
      problemsOf(loadConfig, {
        ...goodEnv,
        SENDER_ADDRESS: 'example.com',
        SIGN_IN_URL: 'http://app.example.com/',
        PASSWORD_SIGN_IN: 'maybe',
        DEFAULT_LOCALE: 'en-GB',
      }),
    ).toEqual([
      'SENDER_ADDRESS must be one plain e-mail address',
      'SIGN_IN_URL must be an https URL of at most 200 characters',
      'PASSWORD_SIGN_IN must be one of no, yes, unknown',
      'DEFAULT_LOCALE must be one of en, de, es, fr, ja',
    ]);
  });

  it.each([
    ['no', 'off', 'code'],
    ['yes', 'off', 'password'],
    ['no', 'required', 'password'],
    ['unknown', 'off', 'unknown'],
    ['unknown', 'required', 'password'],
  ])('PasswordSignIn=%s with PasswordAndCode=%s invites to sign in by %s', (alone, first, by) => {
    const env = { ...goodEnv, PASSWORD_SIGN_IN: alone, PASSWORD_AND_CODE: first };

    expect(loadConfig(env).signInBy).toBe(by);
  });
});
