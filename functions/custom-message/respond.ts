import { cognitoMail } from '#shared/delivery/email/cognito-mail.ts';
import { chooseLocale, locales } from '#shared/delivery/email/locale.ts';
import { type CustomMessageEvent, respond } from '#shared/events/custom-message.ts';
import { localesWith } from '#shared/extensions/words.ts';
import type { Log } from '#shared/ports.ts';
import { decide, type MessagePolicy } from './decide.ts';

type Dependencies = { readonly policy: MessagePolicy; readonly log: Log };

/** Longest SMS that Cognito accepts, in characters (guide: custom message). */
const longestSms = 140;

/**
 * Fills in the text of Cognito's own messages, in the user's language. It reads only the user's language, and no user
 * attribute appears in the text.
 */
export const respondWith =
  ({ policy, log }: Dependencies) =>
  async (event: CustomMessageEvent): Promise<CustomMessageEvent> => {
    const { brand, signInUrl, signInBy, defaultLocale, words } = policy;
    const { userAttributes, codeParameter, usernameParameter } = event.request;
    const purpose = decide(event.triggerSource, signInBy);
    const { smsMessage, ...mail } = cognitoMail({
      purpose,
      locale: chooseLocale(userAttributes.locale, defaultLocale, localesWith(words, locales)),
      brand,
      own: words,
      signInUrl,
      codePlaceholder: codeParameter,
      userNamePlaceholder: usernameParameter ?? '{username}',
    });
    log.info('message worded', { triggerSource: event.triggerSource });
    // A long name can make the text message too long; Cognito then sends its default.
    return respond(event, smsMessage.length <= longestSms ? { ...mail, smsMessage } : mail);
  };
