import type { SignUpExtension } from '#shared/extensions/sign-up.ts';

/** A sign-up rule of your own. This file is yours: updates of the suite never change it (docs/make-it-yours.md). */
export const signUp: SignUpExtension = {
  refusals: {},
  refuse: () => undefined,
};
