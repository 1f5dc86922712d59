import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { allowsFlow, defaultAuthFlows, flowsOf } from '#shared/cognito/auth-flows.ts';
import { guide } from '../../guide.ts';
import { type ClientRule, signsInByCode } from './client-rule.ts';

/** Flows beside the code, and what each is. */
const otherWaysIn: Readonly<Record<string, string>> = {
  ALLOW_USER_PASSWORD_AUTH: 'passwords sent to Cognito in plain text',
  USER_PASSWORD_AUTH: 'passwords sent to Cognito in plain text',
  ALLOW_ADMIN_USER_PASSWORD_AUTH: 'passwords sent by a server',
  ADMIN_NO_SRP_AUTH: 'passwords sent by a server',
  ALLOW_USER_AUTH: 'every first factor that the pool allows, within the limits of Cognito',
};

/** USER_AUTH in place of the functions' codes, as with CodeSignIn=native: Cognito's limits are then the only ones. */
const isNative = (client: UserPoolClientType): boolean =>
  allowsFlow(client, 'USER_AUTH') && !signsInByCode(client);

/** A code sign-in is as strong as the weakest way beside it. */
export const weakerFlows: ClientRule = (client) => {
  const flows = flowsOf(client).filter(
    (flow) => Object.hasOwn(otherWaysIn, flow) && !(flow === 'ALLOW_USER_AUTH' && isNative(client)),
  );
  if (flows.length === 0) return undefined;
  const ways = new Set(flows.map((flow) => otherWaysIn[flow]));
  return {
    id: 'other-ways-in',
    severity: 'warning',
    reason: `Besides codes, the client accepts ${[...ways].join(' and ')} (${flows.join(', ')}).`,
    change: `.ExplicitAuthFlows = ((.ExplicitAuthFlows // []) - ${JSON.stringify(flows)} | if length == 0 then ["ALLOW_CUSTOM_AUTH"] else . end)`,
    guide: guide.flows,
  };
};

/** `PasswordSignIn=yes` asks for it, so it is something to know of. */
export const srpPasswords: ClientRule = (client) =>
  flowsOf(client).includes('ALLOW_USER_SRP_AUTH')
    ? {
        id: 'password-sign-in',
        severity: 'note',
        reason:
          'Besides codes, the client accepts passwords (ALLOW_USER_SRP_AUTH). PasswordSignIn=yes enables this.',
        change: `.ExplicitAuthFlows = ((.ExplicitAuthFlows // ${JSON.stringify(defaultAuthFlows)}) - ["ALLOW_USER_SRP_AUTH"] | if length == 0 then ["ALLOW_CUSTOM_AUTH"] else . end)`,
        guide: guide.flows,
      }
    : undefined;

export const noCodes: ClientRule = (client) =>
  signsInByCode(client) || isNative(client)
    ? undefined
    : {
        id: 'no-code-sign-in',
        severity: 'note',
        reason:
          'Users cannot sign in by code with this client (ALLOW_CUSTOM_AUTH is not among its flows).',
        change: '.ExplicitAuthFlows = ((.ExplicitAuthFlows // []) + ["ALLOW_CUSTOM_AUTH"])',
        guide: guide.flows,
      };
