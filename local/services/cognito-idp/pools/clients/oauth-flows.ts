import { standardScopes } from '#shared/cognito/scopes.ts';
import type { ClientRecord } from '../../store/records.ts';
import { CognitoError, invalidParameter } from '../../wire/cognito-error.ts';

/** The texts of this file are those that cdk-preflight measured on AWS, unless a comment says otherwise. */

type Properties = ClientRecord['properties'];

const invalidFlow = (message: string) => new CognitoError('InvalidOAuthFlowException', message);

/** A client that may use OAuth has flows and scopes. */
const checkComplete = ({
  AllowedOAuthFlowsUserPoolClient: allowed,
  AllowedOAuthFlows: flows = [],
  AllowedOAuthScopes: scopes = [],
}: Properties): void => {
  if (allowed !== true || (flows.length > 0 && scopes.length > 0)) return;
  throw invalidParameter(
    'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
  );
};

/** The grant of machines. A standard scope is a user's; the text about it is that of field reports. */
const checkMachine = ({ AllowedOAuthScopes: scopes = [] }: Properties, hasSecret: boolean) => {
  if (!hasSecret) {
    throw invalidFlow(
      'client_credentials flow can not be selected if client does not have a client secret.',
    );
  }
  const ofUser = scopes.find((scope) => standardScopes.includes(scope));
  if (ofUser === undefined) return;
  throw invalidFlow(`${ofUser} is not supported with client_credentials flow`);
};

/** The flows of users need a redirect. */
const checkRedirects = ({ CallbackURLs: urls = [] }: Properties): void => {
  if (urls.length > 0) return;
  throw invalidFlow('CallbackUrls can not be empty when code flow or implicit flow is selected');
};

/**
 * The flows are checked whether or not the client is allowed to use them, as field reports show.
 * @throws {CognitoError} InvalidOAuthFlowException, or InvalidParameterException where flows or scopes are missing
 */
export const checkOAuthFlows = (properties: Properties, hasSecret: boolean): void => {
  checkComplete(properties);
  const { AllowedOAuthFlows: flows = [] } = properties;
  const byUser = flows.some((flow) => flow !== 'client_credentials');
  const byMachine = flows.includes('client_credentials');
  if (byUser && byMachine) {
    throw invalidFlow(
      'client_credentials flow can not be selected along with code flow or implicit flow.',
    );
  }
  if (byUser) checkRedirects(properties);
  if (byMachine) checkMachine(properties, hasSecret);
};
