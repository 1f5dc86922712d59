import type { Service } from '../service.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';
import type { MessageSource } from '../triggers/custom-message.ts';

export const confirmationPath = '/confirmUser';

const confirming: readonly MessageSource[] = ['CustomMessage_SignUp', 'CustomMessage_ResendCode'];

/**
 * Whether a mail has a link in place of the code (API reference: VerificationMessageTemplateType, DefaultEmailOption).
 * Links confirm sign-ups. The guide does not say that they verify attributes, so those mails keep the code.
 */
export const isByLink = ({ properties }: PoolRecord, source: MessageSource): boolean =>
  properties.VerificationMessageTemplate?.DefaultEmailOption === 'CONFIRM_WITH_LINK' &&
  confirming.includes(source);

/** `{##text##}`. `{####}` fits too: its link has the text `##` (amazon-cognito-identity-js 521). */
const linkPlaceholder = /\{##(?:##|([^{}#]+)##)\}/g;

type Link = {
  readonly user: UserRecord;
  readonly clientId: string | undefined;
  readonly code: string;
};

/** Cognito's link leads to the domain of the pool; here it leads to the local stack. */
const addressOf = (service: Service, { clientId = '', user, code }: Link): string => {
  const query = new URLSearchParams({
    client_id: clientId,
    user_name: user.username,
    confirmation_code: code,
  });
  return `${service.linkBase}${confirmationPath}?${query}`;
};

/** Replaces the placeholders of a mail by links; the address is for the plain text, which has no links. */
export const fillInLink = (service: Service, html: string, link: Link) => {
  const address = addressOf(service, link);
  const href = address.replaceAll('&', '&amp;');
  return {
    html: html.replaceAll(
      linkPlaceholder,
      (_all, text: string | undefined) => `<a href="${href}">${text ?? '##'}</a>`,
    ),
    plain: html.replaceAll(
      linkPlaceholder,
      (_all, text: string | undefined) => `${text ?? '##'} (${href})`,
    ),
  };
};
