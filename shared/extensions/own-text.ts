/** Characters of a text. Cognito takes messages of 20,000, and the longest mail has six texts. */
const longestText = 600;

/** Characters of a subject that Cognito takes (API reference: VerificationMessageTemplateType). */
export const longestSubject = 140;

/** As HTML, where a quote has six characters: Cognito refuses a whole message that is too long. */
const escapedLength = (text: string): number => text.replaceAll(/[&<>"']/g, '&quot;').length;

/** A text that a mail can show: one line without a link, which a mail with a code must not have. */
const isText = (text: unknown, longest = longestText): text is string =>
  typeof text === 'string' &&
  text.trim() !== '' &&
  escapedLength(text) <= longest &&
  !/[\p{C}\p{Zl}\p{Zp}]|:\/\/|www\./iu.test(text);

/** What Cognito could fill in: the code, the user name, or a link. */
const placeholdersIn = (text: string): readonly string[] => text.match(/\{[^{}]*\}/g) ?? [];

const hasOnlyThoseOf = (own: string, builtIn: string): boolean =>
  placeholdersIn(own).every((one) => builtIn.includes(one));

/**
 * The own text if a mail can show it, else the suite's. Cognito's placeholders of code and user name must stand in it
 * exactly where the suite's text has them: a mail without its code is useless, and Cognito refuses such an invitation. In a
 * subject or preview the code would be seen on a locked phone.
 */
export const ownText = (
  own: unknown,
  builtIn: string,
  placeholders: readonly string[] = [],
  longest = longestText,
): string =>
  isText(own, longest) &&
  hasOnlyThoseOf(own, builtIn) &&
  placeholders.every((one) => own.includes(one) === builtIn.includes(one))
    ? own
    : builtIn;

type Worded<Args extends readonly unknown[]> = (...args: Args) => string;

/** The same for a text that is made of the application's name and Cognito's placeholders, in this order. */
export const ownWorded =
  <Args extends readonly unknown[]>(
    own: ((...args: Args) => unknown) | undefined,
    builtIn: Worded<Args>,
    longest = longestText,
  ): Worded<Args> =>
  (...args) => {
    const ours = builtIn(...args);
    if (typeof own !== 'function') return ours;
    const placeholders = args.slice(1).map(String);
    try {
      return ownText(own(...args), ours, placeholders, longest);
    } catch {
      return ours;
    }
  };

/** The same for a list of texts: all of them, or the suite's. */
export const ownTexts = (own: unknown, builtIn: readonly string[]): readonly string[] =>
  Array.isArray(own) &&
  own.length <= 6 &&
  own.every((text) => isText(text) && hasOnlyThoseOf(text, ''))
    ? own
    : builtIn;
