import type { AccountRule } from '../facts.ts';
import { guide } from '../guide.ts';

/**
 * CloudFormation takes any language, since extensions/words.ts may add some. One without words stops the functions that
 * mail at their cold start: no user would get a code.
 * @param known the languages that there are words in
 */
export const defaultLocaleRule =
  (known: readonly string[]): AccountRule =>
  ({ deployment: { parameters } }) => {
    const { DefaultLocale } = parameters;
    if (DefaultLocale === undefined || known.includes(DefaultLocale)) return [];
    return [
      {
        id: 'no-words-in-default-locale',
        severity: 'error',
        subject: 'DefaultLocale',
        reason: `DefaultLocale is a language without words: the functions that mail would not start. There are words in ${known.join(', ')}.`,
        fix: 'npm run doctor -- --before-deploy --parameter-overrides DefaultLocale=en',
        guide: guide.parameters,
      },
    ];
  };
