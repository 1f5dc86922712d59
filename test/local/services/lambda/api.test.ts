import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { statementOf } from '../../../../local/services/lambda/api/permission.ts';
import { permitted } from '../../../../local/services/lambda/api/permitted.ts';
import { createPolicies } from '../../../../local/services/lambda/api/policies.ts';
import { statementsIn } from '../../../../local/services/lambda/api/policy-text.ts';
import { addLambdaApi } from '../../../../local/services/lambda/api/routes.ts';
import { lambdaPolicies } from '../../../support/lambda-policies.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const directory = temporaryFolder('policies');
const poolArn = (id: string) => `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${id}`;
const permission = {
  StatementId: 'cognito',
  Action: 'lambda:InvokeFunction',
  Principal: 'cognito-idp.amazonaws.com',
  SourceArn: poolArn('us-east-1_A'),
  SourceAccount: '123456789012',
};
const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const path = (name: string) => `/2015-03-31/functions/${encodeURIComponent(name)}`;
const signed = {
  headers: { authorization: 'AWS4-HMAC-SHA256 x', 'content-type': 'application/json' },
};

const policiesOf = (file?: string) => createPolicies({ functionNames: ['SignUp'], arnOf, file });

const startApi = () => {
  const app = new Hono();
  addLambdaApi(app, { policies: policiesOf(), arnOf, environmentOf: () => ({ MODE: 'open' }) });
  return app;
};

describe("The local functions' policies", () => {
  it('policies are kept in a file that only its owner can read', () => {
    const file = join(directory, 'permissions.json');

    policiesOf(file).add('SignUp', permission);

    expect(statementsIn(policiesOf(file).of('SignUp'))).toEqual([
      statementOf(permission, arnOf('SignUp')),
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are read from a file that an earlier version wrote, which held what AddPermission was sent', () => {
    const file = join(directory, 'earlier.json');
    writeFileSync(file, JSON.stringify({ SignUp: [permission], Other: [] }));

    const policies = policiesOf(file);

    expect(policies.allow('SignUp', poolArn('us-east-1_A'))).toBe(true);
    expect(policies.of('Other')).toBeUndefined();
  });

  it('are read again after an edit of their file, so that a Deny can be tried', () => {
    const file = join(directory, 'edited.json');
    const policies = policiesOf(file);
    policies.letIn(poolArn('us-east-1_A'));
    const deny = { Sid: 'deny', Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' };
    const Statement = [...statementsIn(policies.of('SignUp')), deny];
    writeFileSync(file, JSON.stringify({ SignUp: JSON.stringify({ Statement }) }));

    expect(policies.allow('SignUp', poolArn('us-east-1_A'))).toBe(false);
    expect(policies.remove('SignUp', 'deny')).toBe(true);
    expect(policies.allow('SignUp', poolArn('us-east-1_A'))).toBe(true);
  });

  it.each(lambdaPolicies({ functionArn: arnOf('SignUp'), poolArn: poolArn('us-east-1_A') }))(
    'let a pool in or not with $name as shared/iam decides',
    ({ policy, expected }) => {
      const file = join(directory, 'shapes.json');
      writeFileSync(file, JSON.stringify({ SignUp: policy }));

      const allowed = policiesOf(file).allow('SignUp', poolArn('us-east-1_A'));

      expect(allowed).toBe(expected === 'allowed');
    },
  );

  it.each([
    ['another pool', { SourceArn: poolArn('us-east-1_B') }],
    ['another account', { SourceAccount: '210987654321' }],
    ['another service', { Principal: 's3.amazonaws.com' }],
    ['another action', { Action: 'lambda:GetFunction' }],
  ])('policies do not admit a pool where they name %s', async (_what, change) => {
    const policies = policiesOf();
    const answered = { outcome: 'answered', payload: {}, durationMs: 1, coldStart: false } as const;
    const host = { invoke: async () => answered, stop: async () => undefined };
    const functions = permitted(host, policies, poolArn);
    const call = () => functions.invoke('SignUp', { userPoolId: 'us-east-1_A' });

    policies.add('SignUp', { ...permission, ...change });
    expect(await call()).toEqual({ outcome: 'not-found' });

    policies.add('SignUp', { ...permission, StatementId: 'right' });
    expect(await call()).toEqual(answered);
  });
});

describe("Lambda's API of the local stack", () => {
  it('Lambda’s API refuses an unsigned call', async () => {
    const answer = await startApi().request(path('SignUp'));

    expect(answer.status).toBe(403);
  });

  it('GetFunction takes a name or an ARN, and knows no other function and no alias', async () => {
    const app = startApi();
    const status = async (name: string) => (await app.request(path(name), signed)).status;

    expect(await status('SignUp')).toBe(200);
    expect(await status(arnOf('SignUp'))).toBe(200);
    expect(await status('Other')).toBe(404);
    expect(await status(arnOf('SignUp').replace('us-east-1', 'eu-west-1'))).toBe(404);
    expect(await status('SignUp?Qualifier=live')).toBe(404);
  });

  it('AddPermission adds a statement once, GetPolicy shows it, RemovePermission removes it, and a malformed one is refused', async () => {
    const app = startApi();
    const policy = `${path('SignUp')}/policy`;
    const add = (body: object) =>
      app.request(policy, { method: 'POST', body: JSON.stringify(body), ...signed });

    expect((await app.request(policy, signed)).status).toBe(404);
    expect((await add({ StatementId: 'a b' })).headers.get('x-amzn-errortype')).toBe(
      'InvalidParameterValueException',
    );
    expect((await add({ ...permission, Action: 'InvokeFunction' })).status).toBe(400);
    expect((await add(permission)).status).toBe(201);
    expect((await add(permission)).headers.get('x-amzn-errortype')).toBe(
      'ResourceConflictException',
    );

    const answer = await (await app.request(policy, signed)).json();
    const { Policy } = v.parse(v.object({ Policy: v.string() }), answer);
    expect(JSON.parse(Policy).Statement).toEqual([
      {
        Sid: 'cognito',
        Effect: 'Allow',
        Principal: { Service: 'cognito-idp.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: arnOf('SignUp'),
        Condition: {
          StringEquals: { 'AWS:SourceAccount': '123456789012' },
          ArnLike: { 'AWS:SourceArn': poolArn('us-east-1_A') },
        },
      },
    ]);

    const remove = () => app.request(`${policy}/cognito`, { method: 'DELETE', ...signed });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
  });

  it('Lambda’s API refuses pages in a browser, which could otherwise grant access to functions', async () => {
    const headers = { ...signed.headers, origin: 'https://evil.example' };

    const answer = await startApi().request(`${path('SignUp')}/policy`, {
      method: 'POST',
      body: JSON.stringify(permission),
      headers,
    });

    expect(answer.status).toBe(403);
  });
});
