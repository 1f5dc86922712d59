import { decide } from '../decide/decide.ts';
import { type Layer, type LayerMatch, matchLayer, type StatementRef } from '../decide/layer.ts';
import type { PolicyDocument } from '../document.ts';
import { MalformedPolicyError } from '../parse/malformed.ts';
import { parsePolicy } from '../parse/policy.ts';
import { invokeCall, type Trigger } from './invoke-call.ts';
import { type Miss, missesOf, nearestAllow } from './nearest.ts';
import type { Refusal } from './reason.ts';

export type InvokePermission =
  | { readonly allowed: true; readonly statement: StatementRef }
  | ({ readonly allowed: false } & Refusal);

const refusalOfMiss = (miss: Miss, statement: StatementRef): Refusal => {
  if (miss.part !== 'condition') return { reason: `wrong-${miss.part}`, statement };
  const key = miss.test.key.toLowerCase();
  const { test } = miss;
  if (key === 'aws:sourceaccount') return { reason: 'foreign-source-account', statement, test };
  if (key === 'aws:sourcearn') return { reason: 'other-source-arn', statement, test };
  return { reason: 'condition', statement, test };
};

const refusalOfNearest = (match: LayerMatch | undefined): Refusal => {
  if (match === undefined) return { reason: 'no-allow' };
  const { ref, outcome } = match;
  const [miss] = missesOf(match);
  return miss === undefined
    ? { reason: 'not-modelled', statement: ref, notModelled: outcome.notModelled }
    : refusalOfMiss(miss, ref);
};

/** A Deny, which may apply only because a part of it is not modelled. */
const refusalOfDeny = (statement: StatementRef, matches: readonly LayerMatch[]): Refusal => {
  const outcome = matches.find(({ ref }) => ref.index === statement.index)?.outcome;
  return outcome?.verdict === 'unknown'
    ? { reason: 'not-modelled', statement, notModelled: outcome.notModelled }
    : { reason: 'explicit-deny', statement };
};

const judge = (policy: PolicyDocument, trigger: Trigger): InvokePermission => {
  const layer: Layer = { kind: 'resource', name: 'policy of the function', policies: [policy] };
  const call = invokeCall(trigger);
  const { decision, statement } = decide([layer], call);
  if (decision === 'allow' && statement !== undefined) return { allowed: true, statement };
  const matches = matchLayer(layer, call);
  const refusal =
    statement === undefined
      ? refusalOfNearest(nearestAllow(matches))
      : refusalOfDeny(statement, matches);
  return { allowed: false, ...refusal };
};

/**
 * Whether Cognito may invoke the function for the pool, with the statement that allows it or the reason that it may
 * not. `policy` is the function's resource policy: the text in Lambda's GetPolicy, the value of such a text, or
 * undefined where the function has none. Never throws for a policy.
 */
export const invokePermission = (policy: unknown, trigger: Trigger): InvokePermission => {
  if (policy === undefined) return { allowed: false, reason: 'no-policy' };
  try {
    return judge(parsePolicy(policy), trigger);
  } catch (error) {
    if (!(error instanceof MalformedPolicyError)) throw error;
    return { allowed: false, reason: 'malformed', place: error.place, problem: error.problem };
  }
};
