import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { allowsFlow, defaultAuthFlows, flowsOf } from '#shared/cognito/auth-flows.ts';
import { lifetimeMs } from '#shared/one-time-code/limits.ts';
import type { Facts, Rule } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { clientFix } from '../fix.ts';
import { guide } from '../guide.ts';

type ClientRule = (
  client: UserPoolClientType,
  facts: Facts,
) => (Omit<Finding, 'subject' | 'fix'> & { readonly change: string }) | undefined;

/** A client for machines or for managed login alone takes no part in a code sign-in. */
const signsInByCode = (client: UserPoolClientType): boolean => allowsFlow(client, 'CUSTOM_AUTH');

const tellsWhoIsThere: ClientRule = ({ PreventUserExistenceErrors }) =>
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
const weakerFlows: ClientRule = (client) => {
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
const srpPasswords: ClientRule = (client) =>
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

const noCodes: ClientRule = (client) =>
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

const defaultSessionMinutes = 3;

/** How long a code lives, in minutes. */
const codeMinutes = lifetimeMs / 60_000;

const shortSession: ClientRule = (client) => {
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

const noRevocation: ClientRule = ({ EnableTokenRevocation }) =>
  EnableTokenRevocation === true
    ? undefined
    : {
        id: 'tokens-not-revocable',
        severity: 'warning',
        reason: 'A stolen refresh token cannot be revoked (EnableTokenRevocation is off).',
        change: '.EnableTokenRevocation = true',
        guide: guide.revocation,
      };

const noRotation: ClientRule = ({ RefreshTokenRotation }) =>
  RefreshTokenRotation?.Feature === 'ENABLED'
    ? undefined
    : {
        id: 'refresh-tokens-not-rotated',
        severity: 'note',
        reason:
          'A refresh token can be used until it expires, so the use of a stolen one is not detected. Rotation needs clients that call GetTokensFromRefreshToken.',
        change:
          '.RefreshTokenRotation = {Feature: "ENABLED", RetryGracePeriodSeconds: 60} | .ExplicitAuthFlows = ((.ExplicitAuthFlows // ["ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"]) - ["ALLOW_REFRESH_TOKEN_AUTH"])',
        guide: guide.refreshTokens,
      };

const secondsPerUnit = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
const hour = 3600;

/** A suspension and a revocation reach an access token only when it ends. */
const longAccessToken: ClientRule = ({ AccessTokenValidity, TokenValidityUnits }) => {
  const unit = secondsPerUnit[TokenValidityUnits?.AccessToken ?? 'hours'];
  const seconds = (AccessTokenValidity ?? 1) * unit;
  if (seconds <= hour) return undefined;
  return {
    id: 'access-token-long',
    severity: 'note',
    reason: `Access tokens are valid for ${seconds} s. A suspended user keeps access for that long.`,
    change: '.AccessTokenValidity = 60 | .TokenValidityUnits.AccessToken = "minutes"',
    guide: guide.appClients,
  };
};

const implicitGrant: ClientRule = ({ AllowedOAuthFlows, AllowedOAuthFlowsUserPoolClient }) =>
  AllowedOAuthFlowsUserPoolClient === true && AllowedOAuthFlows?.includes('implicit') === true
    ? {
        id: 'implicit-grant',
        severity: 'warning',
        reason: 'Managed login returns tokens in URLs (the implicit grant), where they leak.',
        change: '.AllowedOAuthFlows = ((.AllowedOAuthFlows - ["implicit"]) + ["code"] | unique)',
        guide: guide.appClients,
      }
    : undefined;

/** Managed login asks the pool's own users for passwords or Cognito's own codes; our challenges cannot run there. */
const managedLogin: ClientRule = (client) => {
  const { AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows = [] } = client;
  const { SupportedIdentityProviders = [] } = client;
  const people = AllowedOAuthFlows.some((flow) => flow !== 'client_credentials');
  const offered =
    AllowedOAuthFlowsUserPoolClient === true &&
    people &&
    SupportedIdentityProviders.includes('COGNITO');
  if (!offered) return undefined;
  return {
    id: 'managed-login-passwords',
    severity: 'warning',
    reason:
      'Users of the pool can sign in to managed login without a code (SupportedIdentityProviders has COGNITO).',
    change: '.SupportedIdentityProviders = (.SupportedIdentityProviders - ["COGNITO"])',
    guide: guide.appClients,
  };
};

const localHosts = ['localhost', '127.0.0.1', '[::1]'];

const isPlain = (url: string): boolean =>
  URL.canParse(url) &&
  new URL(url).protocol === 'http:' &&
  !localHosts.includes(new URL(url).hostname);

const plainCallback: ClientRule = ({ CallbackURLs = [] }) =>
  CallbackURLs.some(isPlain)
    ? {
        id: 'callback-not-https',
        severity: 'warning',
        reason:
          'Authorization codes are sent over http to a callback URL that is not on localhost.',
        change:
          '.CallbackURLs |= map(sub("^http://(?!localhost|127\\\\.0\\\\.0\\\\.1)"; "https://"))',
        guide: guide.appClients,
      }
    : undefined;

/** Without the list a client may write every standard attribute; custom ones are tenant and role all too often. */
const writeAttributes: ClientRule = ({ WriteAttributes }) => {
  if (WriteAttributes === undefined || WriteAttributes.length === 0) {
    return {
      id: 'write-attributes-open',
      severity: 'warning',
      reason:
        'Signed-in users can write every standard attribute through this client (WriteAttributes is not set).',
      change: '.WriteAttributes = ["email", "name", "given_name", "family_name", "locale"]',
      guide: guide.attributes,
    };
  }
  const custom = WriteAttributes.filter((name) => name.startsWith('custom:'));
  if (custom.length === 0) return undefined;
  return {
    id: 'custom-attributes-writable',
    severity: 'warning',
    reason: `Users can write ${custom.join(', ')}, so no authorization may depend on it.`,
    change: '.WriteAttributes |= map(select(startswith("custom:") | not))',
    guide: guide.attributes,
  };
};

const rules: readonly ClientRule[] = [
  tellsWhoIsThere,
  weakerFlows,
  srpPasswords,
  noCodes,
  shortSession,
  noRevocation,
  noRotation,
  longAccessToken,
  implicitGrant,
  managedLogin,
  plainCallback,
  writeAttributes,
];

export const clientName = ({ ClientId = '', ClientName = '' }: UserPoolClientType): string =>
  ClientName === '' ? `app client ${ClientId}` : `app client ${ClientId} (${ClientName})`;

/** What weakens a sign-in through one app client, for each of them. */
export const clientRules: Rule = (facts) =>
  facts.clients.flatMap((client) =>
    rules.flatMap((rule) => {
      const found = rule(client, facts);
      if (found === undefined) return [];
      const { change, ...finding } = found;
      const fix = clientFix(facts.userPoolId, client.ClientId ?? '', change);
      return [{ subject: clientName(client), ...finding, fix }];
    }),
  );
