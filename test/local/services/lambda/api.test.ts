import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { permitted } from '../../../../local/services/lambda/api/permitted.ts';
import { createPolicies } from '../../../../local/services/lambda/api/policies.ts';
import { addLambdaApi } from '../../../../local/services/lambda/api/routes.ts';
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

const startApi = () => {
  const app = new Hono();
  addLambdaApi(app, { policies: createPolicies(['SignUp']), arnOf });
  return app;
};

describe("The local functions' policies", () => {
  it('outlive the process where there is a file, for its owner alone', () => {
    const file = join(directory, 'permissions.json');

    createPolicies(['SignUp'], file).add('SignUp', permission);

    expect(createPolicies(['SignUp'], file).of('SignUp')).toEqual([permission]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['another pool', { SourceArn: poolArn('us-east-1_B') }],
    ['another account', { SourceAccount: '210987654321' }],
    ['another service', { Principal: 's3.amazonaws.com' }],
    ['another action', { Action: 'lambda:GetFunction' }],
  ])('do not let a pool in where they name %s', async (_what, change) => {
    const policies = createPolicies(['SignUp']);
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
  it('refuses a call that is not signed', async () => {
    const answer = await startApi().request(path('SignUp'));

    expect(answer.status).toBe(403);
  });

  it('takes a name or the ARN, and knows no other function and no alias', async () => {
    const app = startApi();
    const status = async (name: string) => (await app.request(path(name), signed)).status;

    expect(await status('SignUp')).toBe(200);
    expect(await status(arnOf('SignUp'))).toBe(200);
    expect(await status('Other')).toBe(404);
    expect(await status(arnOf('SignUp').replace('us-east-1', 'eu-west-1'))).toBe(404);
    expect(await status('SignUp?Qualifier=live')).toBe(404);
  });

  it('adds a statement once, shows it, removes it, and refuses what is none', async () => {
    const app = startApi();
    const policy = `${path('SignUp')}/policy`;
    const add = (body: object) =>
      app.request(policy, { method: 'POST', body: JSON.stringify(body), ...signed });

    expect((await app.request(policy, signed)).status).toBe(404);
    expect((await add({ StatementId: 'a b' })).headers.get('x-amzn-errortype')).toBe(
      'InvalidParameterValueException',
    );
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

  it('is closed to a page in a browser, which could else open the functions', async () => {
    const headers = { ...signed.headers, origin: 'https://evil.example' };

    const answer = await startApi().request(`${path('SignUp')}/policy`, {
      method: 'POST',
      body: JSON.stringify(permission),
      headers,
    });

    expect(answer.status).toBe(403);
  });
});
