import type { Call } from '../call.ts';
import type { PolicyVersion, Statement } from '../document.ts';
import { matchAction } from './action.ts';
import { evaluateTest, type Test, testsOf } from './condition.ts';
import { every, type Outcome } from './outcome.ts';
import { matchPrincipal } from './principal.ts';
import { matchResource } from './resource.ts';

/** Each part of a statement against a call, so that a reader can see which part did not match. */
export type StatementMatch = {
  readonly statement: Statement;
  readonly principal: Outcome;
  readonly action: Outcome;
  readonly resource: Outcome;
  readonly conditions: readonly { readonly test: Test; readonly outcome: Outcome }[];
  /** All of them together. */
  readonly outcome: Outcome;
};

export const matchStatement = (
  statement: Statement,
  call: Call,
  version: PolicyVersion,
): StatementMatch => {
  const principal = matchPrincipal(statement, call.principal);
  const action = matchAction(statement, call.action);
  const resource = matchResource(statement, call, version);
  const conditions = testsOf(statement).map((test) => ({
    test,
    outcome: evaluateTest(test, { version, call }),
  }));
  const outcome = every([
    principal,
    action,
    resource,
    ...conditions.map((condition) => condition.outcome),
  ]);
  return { statement, principal, action, resource, conditions, outcome };
};
