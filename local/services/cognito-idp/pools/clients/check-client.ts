import type { ClientRecord, PoolRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { checkAttributes } from './attributes.ts';
import { checkAuthFlows, checkRotation } from './auth-flows.ts';
import { checkOAuthFlows } from './oauth-flows.ts';
import { checkLifetimes } from './token-lifetimes.ts';
import { checkUrls } from './urls.ts';

type Properties = ClientRecord['properties'];

/** The text is that which cdk-preflight measured on AWS. */
const checkContextData = (
  { EnablePropagateAdditionalUserContextData: propagates }: Properties,
  hasSecret: boolean,
): void => {
  if (propagates !== true || hasSecret) return;
  throw invalidParameter(
    'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
  );
};

/**
 * @param hasSecret whether the client has a secret, or is given one by this call
 * @throws {CognitoError} InvalidParameterException or InvalidOAuthFlowException for settings of a client that are out of
 * range or contradict each other or the pool
 */
export const checkClient = (pool: PoolRecord, properties: Properties, hasSecret: boolean): void => {
  checkAuthFlows(properties);
  checkRotation(properties);
  checkLifetimes(properties);
  checkUrls(properties);
  checkOAuthFlows(properties, hasSecret);
  checkContextData(properties, hasSecret);
  checkAttributes(pool, properties);
};
