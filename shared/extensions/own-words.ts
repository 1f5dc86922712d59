import { type Locale, locales } from '../delivery/email/locale.ts';
import type { CodeWords, FrameWords, MessageWords, Purpose } from '../delivery/email/words.ts';
import { longestSubject, ownText, ownTexts, ownWorded } from './own-text.ts';
import type { WordsExtension } from './words.ts';

type ByLocale<Words> = Readonly<Record<Locale, Words>>;

const builtInWords = <Words>(all: ByLocale<Words>, locale: string): Words => {
  const known = locales.find((one) => one === locale);
  return all[known ?? 'en'];
};

/** The words of a language, as the suite has them; a language of one's own starts from the English ones. */
export const frameWordsOf = (
  all: ByLocale<FrameWords>,
  locale: string,
  words: WordsExtension,
): FrameWords => {
  const builtIn = builtInWords(all, locale);
  const own = words[locale]?.frame;
  return {
    preview: ownText(own?.preview, builtIn.preview),
    signIn: ownText(own?.signIn, builtIn.signIn),
    help: ownText(own?.help, builtIn.help),
  };
};

export const codeWordsOf = (
  all: ByLocale<CodeWords>,
  locale: string,
  words: WordsExtension,
): CodeWords => {
  const builtIn = builtInWords(all, locale);
  const own = words[locale]?.code;
  return {
    subject: ownWorded(own?.subject, builtIn.subject, longestSubject),
    before: ownWorded(own?.before, builtIn.before),
    lifetime: ownWorded(own?.lifetime, builtIn.lifetime),
    secrecy: ownText(own?.secrecy, builtIn.secrecy),
    notYou: ownText(own?.notYou, builtIn.notYou),
    longCode: ownText(own?.longCode, builtIn.longCode),
  };
};

export const messageWordsOf = (
  all: ByLocale<Readonly<Record<Purpose, MessageWords>>>,
  locale: string,
  purpose: Purpose,
  words: WordsExtension,
): MessageWords => {
  const builtIn = builtInWords(all, locale)[purpose];
  const own = words[locale]?.cognito?.[purpose];
  const { small } = builtIn;
  return {
    subject: ownWorded(own?.subject, builtIn.subject, longestSubject),
    before: ownWorded(own?.before, builtIn.before),
    after: ownTexts(own?.after, builtIn.after),
    // It is what holds the code, so a purpose has it or not. Its first argument is a placeholder too.
    ...(small === undefined ? {} : { small: ownSmall(own?.small, small) }),
    sms: ownWorded(own?.sms, builtIn.sms),
  };
};

type Small = NonNullable<MessageWords['small']>;

const ownSmall =
  (own: Small | undefined, builtIn: Small): Small =>
  (code, userName) =>
    ownWorded<[string, string, string]>(own && ((_, ...args) => own(...args)), (_, ...args) =>
      builtIn(...args),
    )('', code, userName);
