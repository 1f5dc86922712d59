import type { Locale } from '#shared/delivery/email/locale.ts';
import type { Purpose } from '#shared/delivery/email/words.ts';
import type { CustomMessageSource } from '#shared/events/custom-message.ts';

export type MessagePolicy = {
  readonly senderAddress: string;
  readonly defaultLocale: Locale;
};

const purposes: Readonly<Record<CustomMessageSource, Purpose>> = {
  CustomMessage_SignUp: 'confirm',
  CustomMessage_ResendCode: 'confirm',
  CustomMessage_ForgotPassword: 'reset',
  CustomMessage_UpdateUserAttribute: 'verify',
  CustomMessage_VerifyUserAttribute: 'verify',
  CustomMessage_AdminCreateUser: 'invite',
  CustomMessage_Authentication: 'mfa',
};

/** The purpose of a message. */
export const decide = (source: CustomMessageSource): Purpose => purposes[source];
