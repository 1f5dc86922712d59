import type { PolicyDocument, Statement } from '#shared/iam/document.ts';
import type { Trigger } from '#shared/iam/invoke/invoke-call.ts';
import { type InvokePermission, invokePermission } from '#shared/iam/invoke/invoke-permission.ts';
import { invokeAllows, isScopedToPool } from '#shared/iam/invoke/invoke-scope.ts';
import { describeRefusal } from '#shared/iam/invoke/reason.ts';
import { MalformedPolicyError } from '#shared/iam/parse/malformed.ts';
import { parsePolicy } from '#shared/iam/parse/policy.ts';

/** A function's resource policy: the JSON text in GetPolicy, or undefined where the function has none. */
export type FunctionPolicy = string | undefined;

/** The id of attach's statement: made from the pool's id, so that every run finds what an earlier one added. */
export const statementId = (userPoolId: string): string => `cognito-triggers-${userPoolId}`;

/** The policy; without statements where there is none or where it cannot be parsed, which {@link malformationOf} says. */
export const readPolicy = (policy: FunctionPolicy): PolicyDocument => {
  const none = { Version: '2012-10-17', Statement: [] } as const;
  try {
    return policy === undefined ? none : parsePolicy(policy);
  } catch (error) {
    if (error instanceof MalformedPolicyError) return none;
    throw error;
  }
};

const refusalOf = (policy: FunctionPolicy, trigger: Trigger) => {
  const permission = invokePermission(policy, trigger);
  return permission.allowed ? undefined : permission;
};

/** Whether Cognito may call the function for the pool. */
export const mayInvoke = (policy: FunctionPolicy, trigger: Trigger): boolean =>
  refusalOf(policy, trigger) === undefined;

const isUnclear = ({ reason }: Extract<InvokePermission, { allowed: false }>): boolean =>
  reason === 'malformed' || reason === 'not-modelled';

/** Why Cognito may not call the function of a trigger, as a sentence; undefined where it may. */
export const whyNot = (
  name: string,
  policy: FunctionPolicy,
  trigger: Trigger,
): string | undefined => {
  const refusal = refusalOf(policy, trigger);
  if (refusal === undefined) return undefined;
  return isUnclear(refusal)
    ? `It is not clear whether Cognito may call the function of ${name}: ${describeRefusal(refusal)}.`
    : `Cognito may not call the function of ${name} for this pool: ${describeRefusal(refusal)}.`;
};

/** What makes the policy unreadable, without its full stop; undefined where it can be parsed. */
export const malformationOf = (policy: FunctionPolicy, trigger: Trigger): string | undefined => {
  const refusal = refusalOf(policy, trigger);
  return refusal?.reason === 'malformed' ? describeRefusal(refusal) : undefined;
};

/** Which Deny applies or might apply to Cognito's call, without the full stop: no further Allow would help. */
export const denialOf = (policy: FunctionPolicy, trigger: Trigger): string | undefined => {
  const refusal = refusalOf(policy, trigger);
  return refusal !== undefined &&
    'statement' in refusal &&
    refusal.statement.statement.Effect === 'Deny'
    ? describeRefusal(refusal)
    : undefined;
};

/** Statements that let Cognito call the function for the pool, whatever a Deny takes back. */
export const allowsIn = (policy: PolicyDocument, trigger: Trigger): readonly Statement[] =>
  invokeAllows(policy, trigger).map(({ statement }) => statement);

/** Those that let in this pool and no other: a statement for every pool may be removed by its owner. */
export const scopedIn = (policy: FunctionPolicy, trigger: Trigger): readonly Statement[] =>
  allowsIn(readPolicy(policy), trigger).filter((one) => isScopedToPool(one, trigger.poolArn));
