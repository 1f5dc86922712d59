import type { Refusal } from '../refusal.ts';
import { allowsPassword, nameOfClient, type UserFacts } from '../users/user-facts.ts';

/**
 * Cognito calls the functions of custom authentication in CUSTOM_AUTH only (guide: custom authentication challenge). A
 * client that also allows USER_SRP_AUTH or another flow with a password gives tokens for the password, without a code.
 */
export const passwordAlone = ({ settings, clients = [] }: UserFacts): readonly Refusal[] => {
  if (settings.PASSWORD_AND_CODE !== 'required') return [];
  const names = clients.filter(allowsPassword).map(nameOfClient);
  if (names.length === 0) return [];
  return [
    {
      code: 'password_alone',
      why: `Sign-in is to need a password and a code (PasswordAndCode=required), and these app clients give tokens for a password without a code: ${names.join(', ')}.`,
      whatToDo:
        'Leave ALLOW_CUSTOM_AUTH and ALLOW_REFRESH_TOKEN_AUTH in the ExplicitAuthFlows of these clients, or deploy the stack with PasswordAndCode=off.',
    },
  ];
};
