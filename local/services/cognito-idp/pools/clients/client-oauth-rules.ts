import type { ClientRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';

type Properties = ClientRecord['properties'];

/** The texts of this file are those that cdk-preflight measured on AWS, unless a comment says otherwise. */

const isLocal = ({ hostname }: URL): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** A redirect is an absolute URI without a fragment, and http only for localhost (API reference: CallbackURLs). */
const checkUrl = (url: string): void => {
  const parsed = URL.parse(url);
  // This text is not sourced.
  if (parsed === null) throw invalidParameter(`${url} is not an absolute URI`);
  if (url.includes('#')) throw invalidParameter(`${url} cannot use fragment`);
  if (parsed.protocol === 'http:' && !isLocal(parsed)) {
    throw invalidParameter(`${url} cannot use the HTTP protocol.`);
  }
};

const checkUrls = ({ CallbackURLs = [], LogoutURLs = [], DefaultRedirectURI: own }: Properties) => {
  for (const url of [...CallbackURLs, ...LogoutURLs]) checkUrl(url);
  if (own !== undefined && !CallbackURLs.includes(own)) {
    throw invalidParameter(`The default redirect URI ${own} is not in the callback URIs list.`);
  }
};

const checkFlows = ({ AllowedOAuthFlows: flows = [], CallbackURLs: urls = [] }: Properties) => {
  const byUser = flows.some((flow) => flow !== 'client_credentials');
  if (byUser && flows.includes('client_credentials')) {
    throw invalidParameter(
      'client_credentials flow can not be selected along with code flow or implicit flow.',
    );
  }
  if (byUser && urls.length === 0) {
    throw invalidParameter(
      'CallbackUrls can not be empty when code flow or implicit flow is selected',
    );
  }
};

/** @throws {CognitoError} InvalidParameterException for redirects and OAuth flows that Cognito refuses */
export const checkOAuth = (properties: Properties): void => {
  checkUrls(properties);
  const {
    AllowedOAuthFlowsUserPoolClient: allowed,
    AllowedOAuthFlows,
    AllowedOAuthScopes,
  } = properties;
  if (allowed !== true) return;
  if (!AllowedOAuthFlows?.length || !AllowedOAuthScopes?.length) {
    throw invalidParameter(
      'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    );
  }
  checkFlows(properties);
};
