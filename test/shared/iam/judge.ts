import type { Call, Caller } from '#shared/iam/call.ts';
import { decide } from '#shared/iam/decide/decide.ts';
import type { Layer } from '#shared/iam/decide/layer.ts';
import { parsePolicy } from '#shared/iam/parse/policy.ts';

export const account = '111122223333';

export const ada: Extract<Caller, { kind: 'aws' }> = {
  kind: 'aws',
  arn: `arn:aws:iam::${account}:user/ada`,
  account,
};

/** Ada reads an object. */
export const aCall = (changes: Partial<Call> = {}): Call => ({
  principal: ada,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::bucket/ada/photo.jpg',
  context: { 'aws:username': 'ada' },
  ...changes,
});

/** A layer of one policy, whose statements are given. */
export const layer = (kind: Layer['kind'], ...statements: readonly unknown[]): Layer => ({
  kind,
  name: `the ${kind} policy`,
  policies: [parsePolicy({ Version: '2012-10-17', Statement: statements })],
});

export const allow = (changes: Readonly<Record<string, unknown>> = {}) => ({
  Effect: 'Allow',
  Action: 's3:*',
  Resource: '*',
  ...changes,
});

export const deny = (changes: Readonly<Record<string, unknown>> = {}) => ({
  ...allow(),
  Effect: 'Deny',
  ...changes,
});

/** Whether an identity policy of this one statement lets the call through. */
export const lets = (statement: unknown, call: Call = aCall(), Version = '2012-10-17'): boolean => {
  const policies = [parsePolicy({ Version, Statement: statement })];
  return decide([{ kind: 'identity', name: 'identity', policies }], call).decision === 'allow';
};
