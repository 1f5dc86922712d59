import { lifetimeMs } from '#shared/one-time-code/limits.ts';
import { guide } from '../../guide.ts';
import { type ClientRule, signsInByCode } from './client-rule.ts';

export const tellsWhoIsThere: ClientRule = ({ PreventUserExistenceErrors }) =>
  PreventUserExistenceErrors === 'ENABLED'
    ? undefined
    : {
        id: 'user-existence-told',
        severity: 'error',
        reason:
          'Sign-in reveals who has an account. Cognito returns UserNotFoundException for unknown users without calling the functions that would hide it (PreventUserExistenceErrors is not ENABLED).',
        change: '.PreventUserExistenceErrors = "ENABLED"',
        guide: guide.existenceErrors,
      };

const defaultSessionMinutes = 3;

/** How long a code lives, in minutes. */
const codeMinutes = lifetimeMs / 60_000;

export const shortSession: ClientRule = (client) => {
  const minutes = client.AuthSessionValidity ?? defaultSessionMinutes;
  if (!signsInByCode(client) || minutes >= codeMinutes) return undefined;
  return {
    id: 'session-ends-before-code',
    severity: 'warning',
    reason: `A sign-in ends after ${minutes} minutes (AuthSessionValidity) and a code lives ${codeMinutes} minutes: right codes are refused.`,
    change: `.AuthSessionValidity = ${codeMinutes}`,
    guide: guide.flows,
  };
};
