import { describe, expect, it } from 'vitest';
import type { Context } from '#shared/iam/call.ts';
import { decide } from '#shared/iam/decide/decide.ts';
import { aCall, allow, deny, layer, lets } from './judge.ts';

describe('an action', () => {
  it.each([
    ['s3:GetObject', true],
    ['S3:getobject', true],
    ['s3:Get*', true],
    ['s3:?etObject', true],
    ['*', true],
    ['*:*', true],
    ['s3:GetObjects', false],
    ['s3:Get', false],
    ['dynamodb:*', false],
    [['s3:PutObject', 's3:GetObject'], true],
    [`s3:\${aws:username}`, false],
  ])('%j allows s3:GetObject: %s', (Action, expected) => {
    expect(lets(allow({ Action }))).toBe(expected);
  });

  it.each([
    ['s3:Put*', true],
    ['s3:GET*', false],
    [['s3:PutObject', 's3:GetObject'], false],
  ])('under NotAction, %j allows s3:GetObject: %s', (NotAction, expected) => {
    expect(lets(allow({ Action: undefined, NotAction }))).toBe(expected);
  });
});

describe('a resource', () => {
  it.each([
    ['*', true],
    ['arn:aws:s3:::bucket/*', true],
    ['arn:aws:s3:::bucket/ada/photo.jpg', true],
    ['arn:aws:s3:::Bucket/*', false],
    ['arn:aws:s3:::bucket', false],
    ['arn:aws:s3:::buck*', true],
    ['arn:aws:s3', true],
    ['arn:aws:sqs', false],
    ['arn:aws:s3:*', true],
    ['arn:aws:*:bucket/*', false],
    ['bucket/*', false],
    ['*bucket*', false],
    [['arn:aws:s3:::other', 'arn:aws:s3:::bucket/*'], true],
  ])('%j is the object: %s', (Resource, expected) => {
    expect(lets(allow({ Resource }))).toBe(expected);
  });

  it.each([
    ['arn:aws:s3:::other/*', true],
    ['arn:aws:s3:::bucket/*', false],
    [['arn:aws:s3:::other', '*'], false],
  ])('under NotResource, %j leaves the object: %s', (NotResource, expected) => {
    expect(lets(allow({ Resource: undefined, NotResource }))).toBe(expected);
  });

  it('in another account does not match by a wildcard that crosses a colon', () => {
    const resource = 'arn:aws:sns:eu-west-1:444455556666:x:111122223333:topic';
    const Resource = 'arn:aws:sns:*:111122223333:topic';
    expect(
      lets(allow({ Action: 'sns:*', Resource }), aCall({ action: 'sns:Publish', resource })),
    ).toBe(false);
  });
});

const folder = (variable: string) => `arn:aws:s3:::bucket/\${${variable}}/*`;

describe('a policy variable', () => {
  it.each<readonly [string, Context, boolean]>([
    ['aws:username', { 'aws:username': 'ada' }, true],
    ['AWS:UserName', { 'aws:username': 'ada' }, true],
    ['aws:username', { 'AWS:USERNAME': 'ada' }, true],
    ['aws:username', { 'aws:username': 'bob' }, false],
    ['aws:username', { 'aws:username': '*' }, false],
    ['aws:username', { 'aws:username': 'a?a' }, false],
    ['aws:username', {}, false],
    ['aws:username', { 'aws:username': ['ada'] }, false],
    ["aws:username, 'ada'", {}, true],
    ["aws:username,'bob'", {}, false],
    ["aws:username, '*'", {}, false],
    ["aws:username, 'ada'", { 'aws:username': 'bob' }, false],
    ["aws:username, 'ada'", { 'aws:username': ['ada'] }, false],
    ['aws:PrincipalTag/my folder', { 'aws:PrincipalTag/my folder': 'ada' }, true],
    ['*', {}, false],
    ['', {}, false],
    ['aws:username, ada', { 'aws:username': 'ada' }, false],
  ])(
    `\${%s} in a resource with the context %j matches the folder of ada: %s`,
    (variable, context, expected) => {
      expect(lets(allow({ Resource: folder(variable) }), aCall({ context }))).toBe(expected);
    },
  );

  it.each([
    ['*', 'a*a', true],
    ['*', 'axa', false],
    ['?', 'a?a', true],
    ['?', 'axa', false],
    ['$', 'a$a', true],
  ])(`\${%s} stands for the character itself, as in %s: %s`, (char, value, expected) => {
    const Condition = { StringLike: { k: `a\${${char}}a` } };
    expect(lets(allow({ Condition }), aCall({ context: { k: value } }))).toBe(expected);
  });

  it.each([
    ['StringEquals', '2012-10-17', 'ada', true],
    ['StringLike', '2012-10-17', 'ada', true],
    ['StringEquals', '2008-10-17', 'ada', false],
    ['StringEquals', '2008-10-17', `\${aws:username}`, true],
    ['StringLike', '2008-10-17', `\${aws:username}`, true],
    ['StringNotEquals', '2012-10-17', 'ada', false],
    ['StringNotEquals', '2008-10-17', 'ada', true],
  ])('in %s of version %s against %j: %s', (operator, version, value, expected) => {
    const Condition = { [operator]: { k: `\${aws:username}` } };
    const call = aCall({ context: { 'aws:username': 'ada', k: value } });
    expect(lets(allow({ Condition }), call, version)).toBe(expected);
  });

  it('is plain text in a policy that names no version', () => {
    const policy = { ...allow({ Resource: folder('aws:username') }) };
    expect(lets(policy, aCall(), '2008-10-17')).toBe(false);
  });

  it.each([
    ['StringEquals', false],
    ['StringLike', false],
    ['ArnLike', false],
    ['StringNotEquals', true],
    ['StringNotLike', true],
    ['ArnNotLike', true],
  ])('without a value in %s: the condition holds: %s', (operator, expected) => {
    const Condition = { [operator]: { 'aws:PrincipalArn': `arn:aws:iam::111122223333:\${none}` } };
    const context = { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:' };
    const decision = decide([layer('identity', allow({ Condition }))], aCall({ context }));
    expect(decision.decision === 'allow').toBe(expected);
    expect(decision.unresolvedVariables).toEqual(['none']);
  });

  it('without a value in NotResource is not modelled', () => {
    const NotResource = folder('none');
    const statement = { Resource: undefined, NotResource };
    expect(decide([layer('identity', allow(statement))], aCall())).toMatchObject({
      decision: 'implicit-deny',
      notModelled: ['NotResource with a variable without a value'],
      unresolvedVariables: ['none'],
    });
    expect(decide([layer('identity', allow(), deny(statement))], aCall()).decision).toBe(
      'explicit-deny',
    );
  });

  it('with a default is not modelled where the call may have the key', () => {
    const Resource = folder("none, 'ada'");
    const call = aCall({ missingKeys: 'unknown' });
    expect(decide([layer('identity', allow({ Resource }))], call)).toMatchObject({
      decision: 'implicit-deny',
      notModelled: ['value of none'],
    });
  });

  it('that is not closed is not modelled', () => {
    const Resource = `arn:aws:s3:::bucket/\${aws:username`;
    expect(decide([layer('identity', allow(), deny({ Resource }))], aCall())).toMatchObject({
      decision: 'explicit-deny',
      notModelled: [`variable \${aws:username`],
    });
  });

  it('does not move the account of an ARN with a colon in its value', () => {
    const Resource = `arn:aws:sns:eu-west-1:\${tag}:topic`;
    const resource = 'arn:aws:sns:eu-west-1:444455556666:x:topic';
    const call = aCall({ action: 'sns:Publish', resource, context: { tag: '444455556666:x' } });
    expect(lets(allow({ Action: 'sns:*', Resource }), call)).toBe(false);
  });

  it('in a statement on another action is not reported', () => {
    const other = allow({ Action: 'sqs:*', Resource: folder('none') });
    expect(decide([layer('identity', other, allow())], aCall()).unresolvedVariables).toEqual([]);
  });
});
