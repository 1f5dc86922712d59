import type { Refusal } from '../refusal.ts';
import { listIn } from '../users/suite-settings.ts';
import {
  isForUsers,
  nameOfClient,
  takesSignUps,
  type UserFacts,
  writableBy,
} from '../users/user-facts.ts';

const code = 'sign_up_would_fail';

/** Cognito makes the attribute of the user name that a sign-up gives (guide: sign-in attributes). */
const sentBySignUp = ({ required, usernameAttributes }: UserFacts['pool']): readonly string[] => {
  const [only, ...others] = usernameAttributes;
  return only === undefined || others.length > 0 ? required : [...new Set([only, ...required])];
};

const needsAddress = ({ pool }: UserFacts): boolean =>
  pool.usernameAttributes.includes('email') || pool.required.includes('email');

const withoutAddress = (facts: UserFacts): readonly Refusal[] =>
  facts.pool.usernameAttributes.length === 0 || needsAddress(facts)
    ? []
    : [
        {
          code,
          why: 'Users sign up with a phone number, and the schema requires no e-mail address. The function of PreSignUp refuses a sign-up without one (email_missing).',
          whatToDo:
            'Choose the triggers without PreSignUp (--triggers), or use a pool whose schema requires email.',
        },
      ];

const refusedAttributes = ({ pool, settings }: UserFacts): readonly Refusal[] => {
  const allowed = listIn(settings.ALLOWED_SIGN_UP_ATTRIBUTES);
  const refused = sentBySignUp(pool).filter((name) => !allowed.includes(name));
  if (refused.length === 0) return [];
  return [
    {
      code,
      why: `Every sign-up sets ${refused.join(', ')}, and the function of PreSignUp refuses a sign-up with it (attribute_not_allowed).`,
      whatToDo: `Deploy the stack with AllowedSignUpAttributes=${[...allowed, ...refused].join(',')}.`,
    },
  ];
};

/** A client that may not write `email` cannot give an address, unless the address is the user name. */
const unwritableAddress = ({ pool, clients = [] }: UserFacts): readonly Refusal[] => {
  if (pool.usernameAttributes.length > 0) return [];
  const without = clients.filter(
    (client) => isForUsers(client) && !writableBy(client).includes('email'),
  );
  return without.map((client) => ({
    code,
    why: `The app client ${nameOfClient(client)} may not write email. The function of PreSignUp refuses every sign-up through it (email_missing).`,
    whatToDo: 'Add email to the WriteAttributes of that client.',
  }));
};

/** Sign-ups of every app of this pool, or of one client, that the functions would refuse. */
export const signUpWouldFail = (facts: UserFacts): readonly Refusal[] =>
  takesSignUps(facts)
    ? [...withoutAddress(facts), ...refusedAttributes(facts), ...unwritableAddress(facts)]
    : [];
