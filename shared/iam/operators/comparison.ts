import type { Call } from '../call.ts';
import type { PolicyVersion } from '../document.ts';
import { holds, type Outcome, unknown } from '../match/outcome.ts';

/** What the values of a statement are read with. */
export type Scope = { readonly version: PolicyVersion; readonly call: Call };

/** Whether one value of the call fits one value of the policy. */
export type Comparison = (policyValue: string, callValue: string, scope: Scope) => Outcome;

/**
 * A comparison of values that are read first. How IAM treats a value that cannot be read differs by operator and is not
 * documented: not modelled.
 */
export const comparing =
  <T>(
    type: string,
    read: (text: string) => T | undefined,
    compare: (policyValue: T, callValue: T) => boolean,
  ): Comparison =>
  (policyText, callText) => {
    const policyValue = read(policyText);
    const callValue = read(callText);
    return policyValue === undefined || callValue === undefined
      ? unknown(`${type} value that cannot be read`)
      : holds(compare(policyValue, callValue));
  };
