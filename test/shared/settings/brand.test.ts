import { expect, it } from 'vitest';
import { readBrand, readSignInUrl } from '#shared/settings/brand.ts';
import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

const brandIn = (env: Env) => {
  const settings = new SettingsReader({ ...goodEnv, ...env });
  const brand = readBrand(settings, 'no-reply@example.com');
  return settings.finish({ ...brand, signInUrl: readSignInUrl(settings) });
};

it('the brand is what the operator set', () => {
  const env = {
    APPLICATION_NAME: ' Acme Größe 日本 ',
    BRAND_COLOR: '#0F766E',
    SUPPORT_URL: 'https://help.example.com:8443/a?b=c&d=e',
    SIGN_IN_URL: 'https://app.example.com',
  };

  expect(brandIn(env)).toEqual({
    application: 'Acme Größe 日本',
    color: '#0f766e',
    supportUrl: 'https://help.example.com:8443/a?b=c&d=e',
    signInUrl: 'https://app.example.com',
  });
});

it('without settings the application is called by the domain of the sender', () => {
  expect(brandIn({}).application).toBe('example.com');
});

it.each([
  ['APPLICATION_NAME', 'a'.repeat(65)],
  ['APPLICATION_NAME', '{####}'],
  ['APPLICATION_NAME', '<b>'],
  ['APPLICATION_NAME', 'Acme\r\nBcc: x'],
  ['APPLICATION_NAME', 'Acme\u202e'],
  ['BRAND_COLOR', 'red'],
  ['BRAND_COLOR', '#fff'],
  ['BRAND_COLOR', '#ffffff;x'],
  ['SUPPORT_URL', 'http://help.example.com/'],
  ['SUPPORT_URL', 'javascript:alert(1)'],
  ['SUPPORT_URL', 'https://user@example.com/'],
  ['SUPPORT_URL', 'https://example.com/"'],
  ['SUPPORT_URL', 'https://example.com/{####}'],
  ['SIGN_IN_URL', `https://example.com/${'a'.repeat(181)}`],
  ['SIGN_IN_URL', 'https://example.com\n'],
])('%s with the value %j is refused', (name, value) => {
  const problems = problemsOf(brandIn, { [name]: value });

  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} must be`));
});
