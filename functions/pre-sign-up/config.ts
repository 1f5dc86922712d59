import type { AnySignUpExtension } from '#shared/extensions/sign-up.ts';
import { readDomainLists } from '#shared/settings/email-domains.ts';
import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import { checkSignUp } from '#shared/settings/extensions.ts';
import type { SignUpPolicy } from './decide.ts';

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env, own: AnySignUpExtension): SignUpPolicy => {
  const settings = new SettingsReader(env);
  checkSignUp(settings, own);
  return settings.finish({
    selfSignUp: settings.choice('SELF_SIGN_UP', ['open', 'closed']),
    confirmation: settings.choice('SIGN_UP_CONFIRMATION', ['first-code', 'cognito']),
    ...readDomainLists(settings),
    blockDisposable: settings.yesOrNo('BLOCK_DISPOSABLE_DOMAINS'),
    allowedAttributes: new Set(settings.list('ALLOWED_SIGN_UP_ATTRIBUTES')),
  });
};
