import type { Refusal } from '../refusal.ts';
import type { SuiteSettings } from '../users/suite-settings.ts';
import type { UserPoolFacts } from '../users/user-facts.ts';

/**
 * The text of the suite's CustomMessage has the placeholder of a code. In a pool that confirms by link Cognito puts the
 * link there, with `##` as its text, into a mail that asks for a code (amazon-cognito-identity-js 521). The event does
 * not say how the pool confirms, so the function cannot choose another text. `settings` are those of the function, and
 * only the suite's has a DEFAULT_LOCALE.
 */
export const mailByLink = (
  { byLink }: Pick<UserPoolFacts, 'byLink'>,
  settings: SuiteSettings | 'hidden' | undefined,
): readonly Refusal[] => {
  if (!byLink || settings === undefined || settings === 'hidden') return [];
  if (settings.DEFAULT_LOCALE === undefined) return [];
  return [
    {
      code: 'mail_by_link',
      why: 'The pool confirms a sign-up with a link (CONFIRM_WITH_LINK), and the text of CustomMessage has the place of a code. Users would be asked for a code that their mail does not have.',
      whatToDo:
        'Choose the triggers without CustomMessage (--triggers), or let the pool confirm with a code first (CONFIRM_WITH_CODE).',
    },
  ];
};
