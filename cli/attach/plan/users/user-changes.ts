import { domainChanges } from './domain-changes.ts';
import { signInChanges } from './sign-in-changes.ts';
import { signUpChanges } from './sign-up-changes.ts';
import type { Change, UserChange } from './user-change.ts';
import { takesSignUps, type UserFacts } from './user-facts.ts';

/** ForgotPassword needs a verified address (API reference), which a sign-up without a confirmation code does not have. */
const recoveryChanges = (facts: UserFacts): readonly UserChange[] => {
  const { autoVerified, recovery } = facts.pool;
  const isVerifiedLater =
    takesSignUps(facts) &&
    facts.settings.SIGN_UP_CONFIRMATION === 'first-code' &&
    autoVerified.includes('email') &&
    !(recovery.length > 0 && recovery.every((name) => name === 'admin_only'));
  if (!isVerifiedLater) return [];
  return [
    {
      about: 'recovery',
      before: 'ForgotPassword works after the sign-up is confirmed.',
      after: 'ForgotPassword works after the first sign-in by code, which verifies the address.',
    },
  ];
};

/** The claims that the suite adds, and the users that get no tokens. */
const tokenChanges = ({ settings }: UserFacts, { set }: Change): readonly UserChange[] =>
  set.includes('PreTokenGeneration') && Object.keys(settings).length > 0
    ? [
        {
          about: 'tokens',
          before: 'Tokens have the claims that Cognito and its groups give them.',
          after:
            'Tokens also have the claims of the user profile, and a user whose profile is suspended gets none.',
        },
      ]
    : [];

/** What changes for users, from the pool, its app clients and the settings of the suite's functions. */
export const userChanges = (facts: UserFacts, change: Change): readonly UserChange[] => [
  ...signUpChanges(facts, change),
  ...signInChanges(facts, change),
  ...recoveryChanges(facts),
  ...tokenChanges(facts, change),
  ...domainChanges(facts, change),
];
