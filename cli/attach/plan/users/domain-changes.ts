import { listIn } from './suite-settings.ts';
import type { Change, UserChange } from './user-change.ts';
import { isForUsers, nameOfClient, takesSignUps, type UserFacts } from './user-facts.ts';

/** The lists of domains as a sentence, or nothing where no list restricts anything. */
const limitsOf = ({ settings }: UserFacts): string | undefined => {
  const allowed = listIn(settings.ALLOWED_EMAIL_DOMAINS);
  const blocked = listIn(settings.BLOCKED_EMAIL_DOMAINS);
  const limits = [
    ...(allowed.length === 0 ? [] : [`AllowedEmailDomains=${allowed.join(',')}`]),
    ...(blocked.length === 0 ? [] : [`BlockedEmailDomains=${blocked.join(',')}`]),
  ];
  return limits.length === 0 ? undefined : limits.join(' and ');
};

const ofSignUps = (facts: UserFacts, limits: string): readonly UserChange[] =>
  takesSignUps(facts)
    ? [
        {
          about: 'sign-up',
          before: 'Users sign up with an address of any domain.',
          after: `A sign-up with an address outside ${limits} is refused.`,
        },
      ]
    : [];

/** Users who are there already are judged too, at every sign-in and refresh. */
const ofTokens = (limits: string, { set }: Change): readonly UserChange[] =>
  set.includes('PreTokenGeneration')
    ? [
        {
          about: 'tokens',
          before: 'Every user gets tokens, whatever the domain of the address.',
          after: `A user whose address is outside ${limits} gets none (domain_not_allowed), also a user who is there already.`,
        },
      ]
    : [];

/** Clients whose users come from an identity provider through managed login. */
const hosted = ({ clients = [] }: UserFacts) =>
  clients.filter(
    (client) =>
      isForUsers(client) &&
      client.AllowedOAuthFlowsUserPoolClient === true &&
      client.SupportedIdentityProviders?.some((name) => name !== 'COGNITO') === true,
  );

/** SelfSignUp and AllowedSignUpAttributes do not apply to PreSignUp_ExternalProvider. */
const ofProviders = (facts: UserFacts, limits: string | undefined): readonly UserChange[] => {
  const clients = hosted(facts);
  if (clients.length === 0 || facts.settings.SELF_SIGN_UP === undefined) return [];
  return [
    {
      about: 'sign-up',
      before: `A new user of an identity provider is admitted (${clients.map(nameOfClient).join(', ')}).`,
      after:
        limits === undefined
          ? 'The same, with or without an address; one with an address that is not valid is refused (email_invalid).'
          : `One whose address the provider has not verified, or whose address is outside ${limits}, is refused (domain_not_allowed).`,
    },
  ];
};

/** What the lists of domains change, and what users of identity providers see. */
export const domainChanges = (facts: UserFacts, change: Change): readonly UserChange[] => {
  const limits = limitsOf(facts);
  return [
    ...(limits === undefined ? [] : ofSignUps(facts, limits)),
    ...ofProviders(facts, limits),
    ...(limits === undefined ? [] : ofTokens(limits, change)),
  ];
};
