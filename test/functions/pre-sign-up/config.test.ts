import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/pre-sign-up/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

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
});
