import * as english from '#shared/delivery/email/words/en.ts';
import { longestSubject, ownText, ownTexts, ownWorded } from '#shared/extensions/own-text.ts';
import type { WordsExtension } from '#shared/extensions/words.ts';

const builtIn: unknown = {
  frame: english.frameWords,
  code: english.codeWords,
  cognito: english.cognitoWords,
};

type Worded = (...args: unknown[]) => string;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWorded = (value: unknown): value is Worded => typeof value === 'function';

const code = '{####}';
const userName = '{username}';

/** What a text is made of. `small` has no application, which comes first in the others. */
const samples: Readonly<Record<string, readonly unknown[]>> = {
  subject: ['Acme'],
  lifetime: [5],
  before: ['Acme', userName],
  small: ['', code, userName],
  sms: ['Acme', code, userName],
};

const withoutFirst =
  (text: Worded): Worded =>
  (_, ...args) =>
    text(...args);

const mark = '(the suite’s)';

/** Whether a mail would show the own text. The suite's text is marked, so that one is told from the other. */
const isShown = (name: string, own: unknown, ours: unknown): boolean => {
  if (Array.isArray(ours)) return ownTexts(own, [mark])[0] !== mark;
  if (!isWorded(ours)) return ownText(own, mark) !== mark;
  if (!isWorded(own)) return false;
  const [theirText, ourText] = name === 'small' ? [own, ours].map(withoutFirst) : [own, ours];
  const marked: Worded = (...args) => `${mark}${ourText?.(...args)}`;
  const longest = name === 'subject' ? longestSubject : undefined;
  return !ownWorded(theirText, marked, longest)(...(samples[name] ?? [])).startsWith(mark);
};

const leftOutIn = (path: readonly string[], own: unknown, ours: unknown): readonly string[] => {
  if (!isRecord(ours)) return isShown(path.at(-1) ?? '', own, ours) ? [] : [path.join('.')];
  if (!isRecord(own)) return [path.join('.')];
  return Object.entries(own).flatMap(([name, text]) =>
    leftOutIn([...path, name], text, Object.hasOwn(ours, name) ? ours[name] : {}),
  );
};

/** The texts of `extensions/words.ts` that no mail would show, by their path. */
export const leftOutWords = (words: WordsExtension): readonly string[] =>
  Object.entries(words).flatMap(([locale, own]) => leftOutIn([locale], own, builtIn));
