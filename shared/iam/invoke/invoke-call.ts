import type { Call } from '../call.ts';
import { segmentsOf } from '../match/arn.ts';

/** The service principal that Cognito calls triggers as. */
export const cognitoService = 'cognito-idp.amazonaws.com';

/** A function with the qualifier that the trigger names, and the pool that calls it. Both are ARNs. */
export type Trigger = { readonly functionArn: string; readonly poolArn: string };

export const accountOfPool = (poolArn: string): string => segmentsOf(poolArn)[4] ?? '';

/**
 * Cognito's call of a trigger. The context has what AWS documents for a call of a service: the source that the confused
 * deputy guide asks to check, and that the caller is a service. Any other key may be sent with a value that is not known
 * here (`aws:SourceOrgID`), so that a condition on it is not modelled.
 *
 * @see Amazon Cognito Developer Guide, cognito-user-pools-working-with-lambda-triggers
 */
export const invokeCall = ({ functionArn, poolArn }: Trigger): Call => ({
  principal: { kind: 'service', service: cognitoService },
  action: 'lambda:InvokeFunction',
  resource: functionArn,
  context: {
    'aws:SourceArn': poolArn,
    'aws:SourceAccount': accountOfPool(poolArn),
    'aws:PrincipalIsAWSService': 'true',
    'aws:PrincipalServiceName': cognitoService,
  },
  missingKeys: 'unknown',
});
