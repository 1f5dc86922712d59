import { canonicalDomain } from '#shared/identity/email-address.ts';
import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import type { SignUpPolicy } from './decide.ts';

const readDomains = (settings: SettingsReader, name: string): readonly string[] => {
  const domains = settings.list(name).map(canonicalDomain);
  const known = domains.filter((domain) => domain !== undefined);
  return known.length === domains.length
    ? known
    : settings.problem(`${name} has an entry that is no domain`, known);
};

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env): SignUpPolicy => {
  const settings = new SettingsReader(env);
  return settings.finish({
    selfSignUp: settings.choice('SELF_SIGN_UP', ['open', 'closed']),
    confirmation: settings.choice('SIGN_UP_CONFIRMATION', ['first-code', 'cognito']),
    allowedDomains: readDomains(settings, 'ALLOWED_EMAIL_DOMAINS'),
    blockedDomains: readDomains(settings, 'BLOCKED_EMAIL_DOMAINS'),
    blockDisposable: settings.yesOrNo('BLOCK_DISPOSABLE_DOMAINS'),
    allowedAttributes: new Set(settings.list('ALLOWED_SIGN_UP_ATTRIBUTES')),
  });
};
