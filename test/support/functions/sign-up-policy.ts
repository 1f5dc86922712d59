import type { SignUpPolicy } from '../../../functions/pre-sign-up/decide.ts';

/** Everyone may sign up, with nothing but an address, and the first code confirms it. */
export const openSignUp: SignUpPolicy = {
  selfSignUp: 'open',
  confirmation: 'first-code',
  allowedDomains: [],
  blockedDomains: [],
  blockDisposable: true,
  allowedAttributes: new Set(['email']),
};
