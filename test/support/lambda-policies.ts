import type { Trigger } from '#shared/iam/invoke/invoke-call.ts';
import { allowedPolicies } from './lambda-policies/allowed.ts';
import { conditionalPolicies } from './lambda-policies/conditional.ts';
import { deniedPolicies } from './lambda-policies/denied.ts';
import { malformedPolicies } from './lambda-policies/malformed.ts';
import type { Verdict } from './lambda-policies/row.ts';
import { shapesOf } from './lambda-policies/shapes.ts';
import { unmatchedPolicies } from './lambda-policies/unmatched.ts';

export type LambdaPolicy = {
  readonly name: string;
  /** As Lambda's GetPolicy gives it; undefined where the function has none. */
  readonly policy: string | undefined;
  readonly expected: Verdict;
  /** Sid of the statement that decides, where one does. */
  readonly by?: string;
};

const groups = [
  allowedPolicies,
  unmatchedPolicies,
  conditionalPolicies,
  deniedPolicies,
  malformedPolicies,
];

/** Policies of a function in every shape, with the verdict on Cognito's call for the pool. */
export const lambdaPolicies = (trigger: Trigger): readonly LambdaPolicy[] => {
  const shapes = shapesOf(trigger);
  return groups
    .flatMap((policies) => policies(shapes))
    .map(([name, policy, expected, by]) => ({
      name,
      policy,
      expected,
      ...(by === undefined ? {} : { by }),
    }));
};
