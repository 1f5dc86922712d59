import type { StatementRef } from '../decide/layer.ts';
import type { Test } from '../match/condition.ts';

/**
 * Why Cognito may not invoke a function.
 *
 * | reason | what is wrong |
 * | --- | --- |
 * | `no-policy` | the function has no policy |
 * | `no-allow` | the policy has no statement that allows anything |
 * | `malformed` | the policy breaks the grammar |
 * | `explicit-deny` | a Deny applies |
 * | `not-modelled` | a Deny might apply, or the nearest Allow might not, because of something that is not modelled |
 * | `wrong-principal` | the nearest Allow is for another principal, or its NotPrincipal lists Cognito |
 * | `wrong-action` | it is for another action |
 * | `wrong-resource` | it is for another function or qualifier |
 * | `foreign-source-account` | it is for pools of another account |
 * | `other-source-arn` | it is for another pool |
 * | `condition` | another condition of it does not hold |
 */
export type Refusal =
  | { readonly reason: 'no-policy' | 'no-allow' }
  | { readonly reason: 'malformed'; readonly place: string; readonly problem: string }
  | { readonly reason: 'explicit-deny'; readonly statement: StatementRef }
  | {
      readonly reason: 'not-modelled';
      readonly statement: StatementRef;
      readonly notModelled: readonly string[];
    }
  | {
      readonly reason: 'wrong-principal' | 'wrong-action' | 'wrong-resource';
      readonly statement: StatementRef;
    }
  | {
      readonly reason: 'foreign-source-account' | 'other-source-arn' | 'condition';
      readonly statement: StatementRef;
      readonly test: Test;
    };

const quoted = ({ id }: StatementRef): string => `statement ${id}`;

const denied = ({ id, statement }: StatementRef): string =>
  statement.NotPrincipal === undefined
    ? `statement ${id} denies Cognito the call`
    : `statement ${id} denies every principal that its NotPrincipal does not list, Cognito among them`;

/** One sentence for people, without its capital and full stop. It names the statement and none of its values. */
export const describeRefusal = (refusal: Refusal): string => {
  switch (refusal.reason) {
    case 'no-policy':
      return 'the function has no resource policy';
    case 'no-allow':
      return 'no statement of the policy allows anything';
    case 'malformed':
      return `the policy is malformed: ${refusal.place === '' ? 'the document' : refusal.place} ${refusal.problem}`;
    case 'explicit-deny':
      return denied(refusal.statement);
    case 'not-modelled':
      return `${quoted(refusal.statement)} cannot be judged: ${refusal.notModelled.join(', ')}`;
    case 'wrong-principal':
      return `${quoted(refusal.statement)} allows other principals than Cognito`;
    case 'wrong-action':
      return `${quoted(refusal.statement)} does not allow lambda:InvokeFunction`;
    case 'wrong-resource':
      return `${quoted(refusal.statement)} is for another function or qualifier`;
    case 'foreign-source-account':
      return `${quoted(refusal.statement)} allows pools of another account (${refusal.test.key})`;
    case 'other-source-arn':
      return `${quoted(refusal.statement)} allows another pool (${refusal.test.key})`;
    case 'condition':
      return `the condition ${refusal.test.operator} on ${refusal.test.key} of ${quoted(refusal.statement)} does not hold`;
  }
};
