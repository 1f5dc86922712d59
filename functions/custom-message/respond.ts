import { cognitoMail } from '#shared/delivery/email/cognito-mail.ts';
import { chooseLocale } from '#shared/delivery/email/locale.ts';
import { type CustomMessageEvent, respond } from '#shared/events/custom-message.ts';
import type { Log } from '#shared/ports.ts';
import { decide, type MessagePolicy } from './decide.ts';

type Dependencies = { readonly policy: MessagePolicy; readonly log: Log };

/** Longest SMS that Cognito takes (guide: custom message). */
const longestSms = 140;

/**
 * Gives Cognito's own messages our words, in the user's language. Of the user's attributes only the language is looked
 * at, and nothing of it is written.
 */
export const respondWith =
  ({ policy: { senderAddress, defaultLocale }, log }: Dependencies) =>
  async (event: CustomMessageEvent): Promise<CustomMessageEvent> => {
    const { userAttributes, codeParameter, usernameParameter } = event.request;
    const purpose = decide(event.triggerSource);
    const { smsMessage, ...mail } = cognitoMail({
      purpose,
      locale: chooseLocale(userAttributes.locale, defaultLocale),
      senderAddress,
      codePlaceholder: codeParameter,
      userNamePlaceholder: usernameParameter ?? '{username}',
    });
    log.info('message worded', { triggerSource: event.triggerSource });
    // A sender's long domain can make a text too long: then Cognito's default is sent.
    return respond(event, smsMessage.length <= longestSms ? { ...mail, smsMessage } : mail);
  };
