import type { Brand } from '#shared/delivery/email/brand.ts';
import type { Purpose } from '#shared/delivery/email/words.ts';
import type { CustomMessageSource } from '#shared/events/custom-message.ts';
import type { WordsExtension } from '#shared/extensions/words.ts';

/** What the pool's app clients sign in by; `unknown` for a pool that the stack did not create. */
export type SignInBy = 'password' | 'code' | 'unknown';

export type MessagePolicy = {
  readonly brand: Brand;
  /** Where an invited user signs in, or empty. */
  readonly signInUrl: string;
  readonly signInBy: SignInBy;
  readonly defaultLocale: string;
  /** Words of the team's own. */
  readonly words: WordsExtension;
};

const purposes: Readonly<Record<CustomMessageSource, Purpose | 'invitation'>> = {
  CustomMessage_SignUp: 'confirm',
  CustomMessage_ResendCode: 'confirm',
  CustomMessage_ForgotPassword: 'reset',
  CustomMessage_UpdateUserAttribute: 'verify',
  CustomMessage_VerifyUserAttribute: 'verify',
  CustomMessage_AdminCreateUser: 'invitation',
  CustomMessage_Authentication: 'mfa',
};

const invitations: Readonly<Record<SignInBy, Purpose>> = {
  password: 'invite',
  code: 'inviteByCode',
  unknown: 'inviteByEither',
};

/** The purpose of a message. An invitation shows a temporary password as needed only where a password can be needed. */
export const decide = (source: CustomMessageSource, signInBy: SignInBy): Purpose => {
  const purpose = purposes[source];
  return purpose === 'invitation' ? invitations[signInBy] : purpose;
};
