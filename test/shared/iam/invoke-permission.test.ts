import { describe, expect, it } from 'vitest';
import { invokePermission } from '#shared/iam/invoke/invoke-permission.ts';
import { isScopedToPool, openInvokeAllows } from '#shared/iam/invoke/invoke-scope.ts';
import { describeRefusal } from '#shared/iam/invoke/reason.ts';
import { parsePolicy } from '#shared/iam/parse/policy.ts';
import { lambdaPolicies } from '../../support/lambda-policies.ts';

const trigger = {
  functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:pre-sign-up',
  poolArn: 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCd12345',
};

const table = lambdaPolicies(trigger);

describe('the permission of Cognito to invoke a function', () => {
  it.each(table)('is judged $expected for a policy with $name', ({ policy, expected, by }) => {
    const permission = invokePermission(policy, trigger);
    expect(permission.allowed ? 'allowed' : permission.reason).toBe(expected);
    expect('statement' in permission ? permission.statement.id : undefined).toBe(by);
  });

  it('is judged for at least forty policies with names of their own', () => {
    expect(new Set(table.map(({ name }) => name)).size).toBe(table.length);
    expect(table.length).toBeGreaterThanOrEqual(40);
  });

  it('is refused with a sentence that names the statement or the place', () => {
    for (const { policy, by } of table) {
      const permission = invokePermission(policy, trigger);
      if (permission.allowed) continue;
      expect(describeRefusal(permission)).toContain(by ?? 'policy');
    }
  });

  it('names the place in a malformed policy', () => {
    expect(invokePermission('{"Statement":[{"Effect":"Allow"}]}', trigger)).toEqual({
      allowed: false,
      reason: 'malformed',
      place: 'Statement[0]',
      problem: 'has neither Action nor NotAction',
    });
  });
});

const policyWith = (Condition: unknown) =>
  parsePolicy({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'cognito-idp.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Condition,
    },
  });

describe('the scope of a permission', () => {
  const { poolArn } = trigger;
  const account = '111122223333';

  it.each([
    [
      'both source keys',
      { ArnLike: { 'AWS:SourceArn': poolArn }, StringEquals: { 'AWS:SourceAccount': account } },
      0,
    ],
    ['no condition', {}, 1],
    ['SourceArn without SourceAccount', { ArnLike: { 'AWS:SourceArn': poolArn } }, 1],
    ['SourceAccount without SourceArn', { StringEquals: { 'aws:SourceAccount': account } }, 1],
    [
      'IfExists',
      {
        ArnLikeIfExists: { 'aws:SourceArn': poolArn },
        StringEquals: { 'aws:SourceAccount': account },
      },
      1,
    ],
    [
      'ForAllValues',
      {
        'ForAllValues:ArnLike': { 'aws:SourceArn': poolArn },
        StringEquals: { 'aws:SourceAccount': account },
      },
      1,
    ],
    [
      'wildcards for every account',
      { StringLike: { 'aws:SourceArn': '*', 'aws:SourceAccount': '*' } },
      1,
    ],
    ['the source of another pool', { ArnLike: { 'aws:SourceArn': `${poolArn}x` } }, 0],
  ])('counts the open statements of a policy with %s', (_, condition, count) => {
    expect(openInvokeAllows(policyWith(condition), trigger)).toHaveLength(count);
  });

  it.each([
    [{ ArnLike: { 'AWS:SourceArn': poolArn } }, true],
    [{ ArnLike: { 'AWS:SourceArn': [poolArn, `${poolArn}x`] } }, false],
    [{ ArnLike: { 'AWS:SourceArn': 'arn:aws:cognito-idp:*:*:userpool/*' } }, false],
    [{ ArnNotLike: { 'AWS:SourceArn': poolArn } }, false],
    [{}, false],
  ])('of %j is this pool and no other: %s', (condition, scoped) => {
    const [statement] = policyWith(condition).Statement;
    expect(statement !== undefined && isScopedToPool(statement, poolArn)).toBe(scoped);
  });
});
