import type { SignUpExtension } from '#shared/extensions/sign-up.ts';

export const signUp: SignUpExtension<'not_a_partner'> = {
  refusals: { not_a_partner: 'Only partners may sign up here' },
  refuse: ({ source, attributes }) =>
    source === 'self' && !attributes.email?.endsWith('@partner.example')
      ? 'not_a_partner'
      : undefined,
};
