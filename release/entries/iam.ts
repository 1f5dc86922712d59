// What `cognito-triggers/iam` exports: the evaluation of IAM policies that attach, the doctor and the local stack use.

export type { Call, Caller, Context } from '../../shared/iam/call.ts';
export { decide } from '../../shared/iam/decide/decide.ts';
export type { Decision } from '../../shared/iam/decide/decision.ts';
export type { Layer, LayerKind, StatementRef } from '../../shared/iam/decide/layer.ts';
export type { Condition, Effect, PolicyDocument, Statement } from '../../shared/iam/document.ts';
export { parsePolicy } from '../../shared/iam/parse/policy.ts';
