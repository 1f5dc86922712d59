import { guide } from '../../guide.ts';
import type { ClientRule } from './client-rule.ts';

export const implicitGrant: ClientRule = ({
  AllowedOAuthFlows,
  AllowedOAuthFlowsUserPoolClient,
}) =>
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
export const managedLogin: ClientRule = (client) => {
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

export const plainCallback: ClientRule = ({ CallbackURLs = [] }) =>
  CallbackURLs.some(isPlain)
    ? {
        id: 'callback-not-https',
        severity: 'warning',
        reason:
          'Authorization codes are sent over http to a callback URL that is not on localhost.',
        change:
          '.CallbackURLs |= map(sub("^http://(?!localhost|127\\\\.0\\\\.0\\\\.1|\\\\[::1\\\\])"; "https://"))',
        guide: guide.appClients,
      }
    : undefined;
