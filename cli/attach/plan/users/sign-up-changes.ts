import { listIn } from './suite-settings.ts';
import type { Change, UserChange } from './user-change.ts';
import { isForUsers, takesSignUps, type UserFacts, writableBy } from './user-facts.ts';

/** How the pool confirms a sign-up that no function confirms (guide: signing up and confirming user accounts). */
const confirmationOf = ({ pool: { autoVerified, byLink } }: UserFacts): string =>
  autoVerified.length === 0
    ? 'An administrator confirms each sign-up.'
    : `A sign-up is confirmed with a ${byLink ? 'link' : 'code'} to the user's ${autoVerified.join(' or ')}.`;

const confirmation = (facts: UserFacts, { taken }: Change): readonly UserChange[] =>
  facts.settings.SIGN_UP_CONFIRMATION === 'first-code'
    ? [
        {
          about: 'sign-up',
          before: taken.includes('PreSignUp')
            ? 'Your function of PreSignUp decides which sign-ups are confirmed.'
            : confirmationOf(facts),
          after: `Every sign-up is confirmed at once and no confirmation ${facts.pool.byLink ? 'link' : 'code'} is sent: UserConfirmed is true. The first sign-in by code verifies the address.`,
        },
      ]
    : [];

const address = ({ pool }: UserFacts): readonly UserChange[] => {
  const { usernameAttributes: names, required } = pool;
  if (required.includes('email') || names.join() === 'email') return [];
  const isByPhoneToo = names.length > 0;
  return [
    {
      about: 'sign-up',
      before: isByPhoneToo
        ? 'A sign-up with a phone number needs no e-mail address.'
        : 'A sign-up needs no e-mail address.',
      after: 'A sign-up without an e-mail address is refused (email_missing).',
    },
  ];
};

const attributes = ({ clients = [], settings }: UserFacts): readonly UserChange[] => {
  const allowed = listIn(settings.ALLOWED_SIGN_UP_ATTRIBUTES);
  const writable = new Set(clients.filter(isForUsers).flatMap((client) => writableBy(client)));
  const refused = [...writable].filter((name) => !allowed.includes(name));
  if (refused.length === 0) return [];
  return [
    {
      about: 'sign-up',
      before: `An app may set ${refused.join(', ')} at sign-up.`,
      after: 'A sign-up that sets one of these is refused (attribute_not_allowed).',
    },
  ];
};

const closed = ({ pool, settings }: UserFacts): readonly UserChange[] =>
  pool.selfSignUp && settings.SELF_SIGN_UP === 'closed'
    ? [
        {
          about: 'sign-up',
          before: 'Users may sign up by themselves.',
          after: 'Every sign-up by users themselves is refused (sign_up_closed).',
        },
      ]
    : [];

export const signUpChanges = (facts: UserFacts, change: Change): readonly UserChange[] => [
  ...closed(facts),
  ...(takesSignUps(facts)
    ? [...confirmation(facts, change), ...address(facts), ...attributes(facts)]
    : []),
];
