import { describe, expect, it } from 'vitest';
import type { Env } from '#shared/settings/environment.ts';
import { signUp } from '../../../extensions/sign-up.ts';
import { loadConfig as loadConfigWith } from '../../../functions/pre-sign-up/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

const loadConfig = (env: Env) => loadConfigWith(env, signUp);

describe('pre sign-up: settings', () => {
  it('the settings of pre sign-up are read in the form that the template writes', () => {
    expect(loadConfig(goodEnv)).toEqual({
      selfSignUp: 'open',
      confirmation: 'first-code',
      allowedDomains: [],
      blockedDomains: [],
      blockDisposable: true,
      allowedAttributes: new Set(['email', 'name']),
    });
  });

  it('domains in settings are converted to the form in which addresses are compared', () => {
    const env = { ...goodEnv, BLOCKED_EMAIL_DOMAINS: ' Evil.EXAMPLE , bücher.example' };

    expect(loadConfig(env).blockedDomains).toEqual(['evil.example', 'xn--bcher-kva.example']);
  });

  it('missing settings of pre sign-up are reported together', () => {
    expect(problemsOf(loadConfig, {})).toEqual([
      'SELF_SIGN_UP is missing',
      'SIGN_UP_CONFIRMATION is missing',
      'ALLOWED_EMAIL_DOMAINS is missing',
      'BLOCKED_EMAIL_DOMAINS is missing',
      'BLOCK_DISPOSABLE_DOMAINS is missing',
      'ALLOWED_SIGN_UP_ATTRIBUTES is missing',
    ]);
  });

  it.each(['ALLOWED_EMAIL_DOMAINS', 'BLOCKED_EMAIL_DOMAINS'])(
    '%s refuses an entry that is not a domain, because it would never match',
    (name) => {
      const env = { ...goodEnv, [name]: 'example.com,@example.org' };

      expect(problemsOf(loadConfig, env)).toEqual([`${name} has an entry that is not a domain`]);
    },
  );

  it.each([
    ['sign_up_closed', 'Closed', 'the code sign_up_closed is one of the suite’s own'],
    ['Not-A-Code', 'Text', 'a code is not 3 to 48 small letters, digits and underscores'],
    ['no_text', ' ', 'the sentence of no_text is not a line of 1 to 200 characters, no stop'],
    ['stop', 'A stop.', 'the sentence of stop is not a line of 1 to 200 characters, no stop'],
    ['lines', 'A\nB', 'the sentence of lines is not a line of 1 to 200 characters, no stop'],
    ['marks', 'A\u2028B', 'the sentence of marks is not a line of 1 to 200 characters, no stop'],
    ['long', 'x'.repeat(201), 'the sentence of long is not a line of 1 to 200 characters, no stop'],
  ])('the own refusal %s with the sentence %j stops the cold start', (code, sentence, problem) => {
    const own = { refusals: { [code]: sentence }, refuse: () => undefined };

    expect(problemsOf((env) => loadConfigWith(env, own), goodEnv)).toEqual([
      `extensions/sign-up.ts: ${problem}`,
    ]);
  });
});
