import type { PoolRecord } from '../store/records.ts';
import { invalidParameter } from '../wire/errors.ts';

/** `cognito-idp.<Region>.amazonaws.com/<pool id>`; an id or an ARN alone is refused. */
const userPoolName = /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/[a-z0-9-]+_[A-Za-z0-9]+$/;

/**
 * The text is that which cdk-preflight measured on AWS.
 * @throws {IdentityError} InvalidParameterException for a name that no user pool has
 */
export const checkUserPoolNames = ({
  CognitoIdentityProviders = [],
}: Pick<PoolRecord['properties'], 'CognitoIdentityProviders'>): void => {
  if (CognitoIdentityProviders.every(({ ProviderName = '' }) => userPoolName.test(ProviderName))) {
    return;
  }
  throw invalidParameter('Invalid Cognito Identity Provider');
};
