import { allowsFlow } from '#shared/cognito/auth-flows.ts';
import { listIn } from './suite-settings.ts';
import type { Change, UserChange } from './user-change.ts';
import { allowsPassword, nameOfClient, type UserFacts } from './user-facts.ts';

const named = (clients: NonNullable<UserFacts['clients']>): string =>
  clients.map(nameOfClient).join(', ');

const second = ({ settings }: UserFacts): string =>
  settings.PASSWORD_AND_CODE === 'required' ? 'after the password, which comes first by SRP' : '';

const byCode = (facts: UserFacts, { set, taken }: Change): readonly UserChange[] => {
  if (!set.includes('DefineAuthChallenge') || facts.settings.PASSWORD_AND_CODE === undefined) {
    return [];
  }
  const able = (facts.clients ?? []).filter((client) => allowsFlow(client, 'CUSTOM_AUTH'));
  if (able.length === 0) {
    return [
      {
        about: 'sign-in',
        before: 'No app client allows CUSTOM_AUTH.',
        after: 'The same: no user can sign in by code until a client allows it.',
      },
    ];
  }
  const order = second(facts);
  return [
    {
      about: 'sign-in',
      before: taken.includes('DefineAuthChallenge')
        ? 'Your functions decide about CUSTOM_AUTH.'
        : 'CUSTOM_AUTH fails, since no function answers it.',
      after: `CUSTOM_AUTH mails a one-time code to the user's e-mail address${order === '' ? '' : `, ${order}`} (${named(able)}). A user without an address gets none.`,
    },
  ];
};

/** A user with a temporary password has no password of its own yet; the code asks for none. */
const invited = (facts: UserFacts, { set }: Change): readonly UserChange[] =>
  set.includes('DefineAuthChallenge') &&
  facts.settings.PASSWORD_AND_CODE === 'off' &&
  (facts.clients ?? []).some(
    (client) => allowsPassword(client) && allowsFlow(client, 'CUSTOM_AUTH'),
  )
    ? [
        {
          about: 'sign-in',
          before:
            'A user whom an administrator makes signs in with the temporary password and sets a new one.',
          after: 'The same; by code such a user signs in before it sets a password.',
        },
      ]
    : [];

const otherClients = ({ clients = [], settings }: UserFacts): readonly UserChange[] => {
  const allowed = listIn(settings.ALLOWED_CLIENT_IDS);
  const refused = clients.filter(({ ClientId = '' }) => !allowed.includes(ClientId));
  if (allowed.length === 0 || refused.length === 0) return [];
  return [
    {
      about: 'sign-in',
      before: `Users sign in with ${named(refused)}.`,
      after:
        'Sign-in with these app clients is refused (client_not_allowed): AllowedClientIds does not list them.',
    },
  ];
};

/** Cognito asks for no second factor in CUSTOM_AUTH (guide: MFA). */
const mfa = (facts: UserFacts, { set }: Change): readonly UserChange[] =>
  facts.pool.mfa !== 'OFF' && set.includes('DefineAuthChallenge')
    ? [
        {
          about: 'sign-in',
          before: `MFA is ${facts.pool.mfa}.`,
          after: 'A sign-in by code asks for no further factor.',
        },
      ]
    : [];

export const signInChanges = (facts: UserFacts, change: Change): readonly UserChange[] => [
  ...byCode(facts, change),
  ...invited(facts, change),
  ...otherClients(facts),
  ...mfa(facts, change),
];
