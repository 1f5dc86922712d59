import type { Brand } from '#shared/delivery/email/brand.ts';
import { cognitoMail } from '#shared/delivery/email/cognito-mail.ts';
import type { Locale } from '#shared/delivery/email/locale.ts';
import type { Purpose } from '#shared/delivery/email/words.ts';

export const purposes = [
  ...(['confirm', 'reset', 'verify'] as const),
  ...(['invite', 'inviteByCode', 'inviteByEither', 'mfa'] as const),
] satisfies readonly Purpose[];

/** One of Cognito's own messages, with the placeholders as they are. */
export const aMessage = (purpose: Purpose, locale: Locale, brand: Brand, signInUrl = '') =>
  cognitoMail({
    ...{ purpose, locale, brand, signInUrl },
    ...{ codePlaceholder: '{####}', userNamePlaceholder: '{username}' },
  });
