import { decide, parsePolicy } from 'cognito-triggers/iam';
import { expect, it } from 'vitest';

const policy = parsePolicy({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::files/public/*' }],
});

const read = (resource: string) =>
  decide([{ kind: 'identity', name: 'reader', policies: [policy] }], {
    principal: {
      kind: 'aws',
      account: '123456789012',
      arn: 'arn:aws:iam::123456789012:role/reader',
    },
    action: 's3:GetObject',
    resource,
    resourceAccount: '123456789012',
    context: {},
  });

it('allows what the policy allows', () => {
  expect(read('arn:aws:s3:::files/public/a.txt').decision).toBe('allow');
});

it('denies everything else', () => {
  expect(read('arn:aws:s3:::files/private/a.txt').decision).toBe('implicit-deny');
});
