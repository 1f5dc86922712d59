import { describe, expect, it } from 'vitest';
import {
  denialOf,
  malformationOf,
  mayInvoke,
  scopedIn,
  whyNot,
} from '../../../cli/attach/plan/permission.ts';
import { lambdaPolicies } from '../../support/lambda-policies.ts';

const functionArn = 'arn:aws:lambda:eu-west-1:111122223333:function:pre-sign-up';
const poolArn = 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCd12345';
const trigger = { functionArn, poolArn };
const alias = { functionArn: `${functionArn}:live`, poolArn };

const table = lambdaPolicies(trigger);

const policyOf = (name: string) => table.find((one) => one.name === name)?.policy;

describe('The permission of Cognito, as attach sees it', () => {
  it.each(table)('Attach finds $expected in a policy with $name', ({ policy, expected, by }) => {
    const why = whyNot('PreSignUp', policy, trigger);

    expect(mayInvoke(policy, trigger)).toBe(expected === 'allowed');
    expect(why === undefined).toBe(expected === 'allowed');
    expect(malformationOf(policy, trigger) !== undefined).toBe(expected === 'malformed');
    expect(denialOf(policy, trigger) !== undefined).toBe(by === 'deny');
  });

  it.each([
    ['the grant of add-permission', 1],
    ['a Deny of Cognito', 1],
    ['the pool among several', 0],
    ['no condition', 0],
    ['every pool of the account', 0],
    ['the pool and a foreign SourceAccount', 0],
    ['another function', 0],
    ['a text that is not JSON', 0],
    ['no policy at all', 0],
  ])('A policy with %s has %i statements for exactly this pool', (name, count) => {
    expect(scopedIn(policyOf(name), trigger)).toHaveLength(count);
  });

  it('The ARN that the trigger names is compared with its qualifier: a permission for the function is none for its alias', () => {
    expect(mayInvoke(policyOf('the grant of add-permission'), alias)).toBe(false);
    expect(mayInvoke(policyOf('an alias of the function'), alias)).toBe(true);
  });
});
