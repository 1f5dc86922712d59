import type { SignUpExtension } from '#shared/extensions/sign-up.ts';

export const signUp: SignUpExtension<'staff_are_invited'> = {
  refusals: { staff_are_invited: 'Staff get an invitation and cannot sign up here' },
  refuse: ({ source, attributes }) =>
    source === 'self' && attributes.email?.endsWith('@staff.example')
      ? 'staff_are_invited'
      : undefined,
};
