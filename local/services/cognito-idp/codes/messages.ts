import type { Service } from '../service.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';

import {
  askCustomMessage,
  codePlaceholder,
  type MessageSource,
  namePlaceholder,
} from '../triggers/custom-message.ts';
import type { Place } from './codes.ts';
import { fillInLink, isByLink } from './confirmation-link.ts';

export type CodeMessage = {
  readonly pool: PoolRecord;
  readonly user: UserRecord;
  readonly clientId: string | undefined;
  readonly source: MessageSource;
  readonly place: Place;
  /** The code, or the temporary password of an invitation. */
  readonly code: string;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
};

/** The destination of a code as the API returns it. */
export type CodeDelivery = {
  readonly AttributeName: string;
  readonly DeliveryMedium: 'EMAIL' | 'SMS';
  readonly Destination: string;
};

type Words = { readonly subject: string; readonly message: string; readonly sms: string };

/** The default texts of a pool (guide: message templates). */
const defaultWords = (pool: PoolRecord, source: MessageSource): Words => {
  const { properties } = pool;
  if (source === 'CustomMessage_AdminCreateUser') {
    const invitation = properties.AdminCreateUserConfig?.InviteMessageTemplate;
    const text = `Your username is ${namePlaceholder} and temporary password is ${codePlaceholder}.`;
    return {
      subject: invitation?.EmailSubject ?? 'Your temporary password',
      message: invitation?.EmailMessage ?? text,
      sms: invitation?.SMSMessage ?? text,
    };
  }
  if (source === 'CustomMessage_Authentication') {
    const text = `Your authentication code is ${codePlaceholder}`;
    const sms = properties.SmsAuthenticationMessage ?? text;
    const { Subject, Message } = pool.mfa.email ?? {};
    return { subject: Subject ?? 'Your authentication code', message: Message ?? text, sms };
  }
  const template = properties.VerificationMessageTemplate;
  const text = `Your confirmation code is ${codePlaceholder}`;
  if (isByLink(pool, source)) {
    return {
      subject: template?.EmailSubjectByLink ?? 'Your verification link',
      message:
        template?.EmailMessageByLink ??
        'Please click the link below to verify your email address. {##Verify Email##}',
      sms: template?.SmsMessage ?? text,
    };
  }
  return {
    subject: template?.EmailSubject ?? 'Your verification code',
    message: template?.EmailMessage ?? text,
    sms: template?.SmsMessage ?? text,
  };
};

/** The texts of the trigger; for those that it leaves out, the pool's. */
const wordsOf = async (service: Service, message: CodeMessage): Promise<Words> => {
  const words = defaultWords(message.pool, message.source);
  const { emailSubject, emailMessage, smsMessage } = await askCustomMessage(service, message);
  return {
    subject: emailSubject ?? words.subject,
    message: emailMessage ?? words.message,
    sms: smsMessage ?? words.sms,
  };
};

/** The name that the user types: where addresses are user names, the record's own name is the `sub`. */
const typedName = ({ properties }: PoolRecord, { attributes, username }: UserRecord): string => {
  const isAddress = (properties.UsernameAttributes ?? []).length > 0;
  return (isAddress ? attributes.email : undefined) ?? username;
};

const fillIn = (text: string, { pool, code, user }: CodeMessage): string =>
  text
    .replaceAll(codePlaceholder, () => code)
    .replaceAll(namePlaceholder, () => typedName(pool, user));

/** The plain text of a mail's HTML. */
const plainText = (html: string): string =>
  html
    .replaceAll(/<(head|style)\b.*?<\/\1>/gs, '')
    .replaceAll(/<br\s*\/?>|<\/p>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim();

const mailOf = (service: Service, text: string, message: CodeMessage) => {
  const { html, plain } = isByLink(message.pool, message.source)
    ? fillInLink(service, text, message)
    : { html: text, plain: text };
  return { html: fillIn(html, message), plain: fillIn(plain, message) };
};

const masked = ({ attribute, to }: Place): string => {
  if (attribute === 'phone_number') return `+*******${to.slice(-4)}`;
  const domain = to.slice(to.lastIndexOf('@') + 1);
  return `${to.charAt(0)}***@${domain.charAt(0)}***`;
};

/** Sends one of Cognito's own messages, with the texts of the custom message trigger if the pool has one. */
export const sendCode = async (service: Service, message: CodeMessage): Promise<CodeDelivery> => {
  const { pool, place } = message;
  const words = await wordsOf(service, message);
  if (place.attribute === 'phone_number') {
    await service.deliverSms({ to: place.to, text: fillIn(words.sms, message) });
  } else {
    const { html, plain } = mailOf(service, words.message, message);
    await service.deliverEmail({
      to: place.to,
      from: pool.properties.EmailConfiguration?.From ?? 'no-reply@verificationemail.com',
      subject: fillIn(words.subject, message),
      html,
      text: plainText(plain),
    });
  }
  return {
    AttributeName: place.attribute,
    DeliveryMedium: place.attribute === 'email' ? 'EMAIL' : 'SMS',
    Destination: masked(place),
  };
};

/** The destination of a pool's codes: the first automatically verified attribute that the user has. */
export const placeOf = ({ properties }: PoolRecord, user: UserRecord): Place | undefined => {
  const attributes = properties.AutoVerifiedAttributes ?? [];
  // Where the pool verifies both, Cognito prefers the phone number (guide: sign up and confirm).
  const attribute = (['phone_number', 'email'] as const).find(
    (name) => attributes.includes(name) && user.attributes[name],
  );
  const to = attribute === undefined ? undefined : user.attributes[attribute];
  return attribute === undefined || to === undefined ? undefined : { attribute, to };
};
