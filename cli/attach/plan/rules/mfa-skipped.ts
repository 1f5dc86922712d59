import { allowsFlow } from '#shared/cognito/auth-flows.ts';
import type { Refusal } from '../refusal.ts';
import type { Change } from '../users/user-change.ts';
import { nameOfClient, type UserFacts } from '../users/user-facts.ts';

/**
 * With MFA `ON` every sign-in needs a second factor, and Cognito asks for none in CUSTOM_AUTH (guide: MFA). The suite's
 * functions open that flow: a mailbox would be enough where a password and a factor were needed. A pool whose own
 * functions have answered CUSTOM_AUTH before loses nothing. `OPTIONAL` leaves the factor to each user, and is a change that
 * the plan states.
 */
export const mfaSkipped = (
  { pool, settings, clients = [] }: UserFacts,
  { set, taken }: Change,
): readonly Refusal[] => {
  if (pool.mfa !== 'ON' || settings.PASSWORD_AND_CODE !== 'off') return [];
  if (!set.includes('DefineAuthChallenge') || taken.includes('DefineAuthChallenge')) return [];
  const names = clients.filter((client) => allowsFlow(client, 'CUSTOM_AUTH')).map(nameOfClient);
  if (names.length === 0) return [];
  return [
    {
      code: 'mfa_skipped',
      why: `The pool requires a second factor (MFA is ON), and Cognito asks for none in CUSTOM_AUTH, which these app clients allow: ${names.join(', ')}. A code by mail would be the only factor.`,
      whatToDo:
        'Deploy the stack with PasswordAndCode=required, remove ALLOW_CUSTOM_AUTH from these clients, or decide for a single factor by setting MFA to OPTIONAL.',
    },
  ];
};
