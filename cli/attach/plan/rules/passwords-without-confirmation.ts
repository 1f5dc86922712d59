import type { Refusal } from '../refusal.ts';
import { allowsPassword, nameOfClient, takesSignUps, type UserFacts } from '../users/user-facts.ts';

/**
 * With first-code every self sign-up is confirmed before its address is proven. By code that is safe, since the code is
 * the proof. With a password it is not: an attacker signs up with an address of another person and signs in at once,
 * where Cognito returned UserNotConfirmedException before.
 */
export const passwordsWithoutConfirmation = (facts: UserFacts): readonly Refusal[] => {
  if (!takesSignUps(facts) || facts.settings.SIGN_UP_CONFIRMATION !== 'first-code') return [];
  const clients = (facts.clients ?? []).filter(allowsPassword);
  if (clients.length === 0) return [];
  const names = clients.map(nameOfClient).join(', ');
  return [
    {
      code: 'passwords_without_confirmation',
      why: `Every sign-up would be confirmed at once (SignUpConfirmation=first-code), and these app clients allow passwords: ${names}. A user could sign in by password to an address that was never proven.`,
      whatToDo:
        'Deploy the stack with SignUpConfirmation=cognito, or remove every flow with a password from these clients.',
    },
  ];
};
