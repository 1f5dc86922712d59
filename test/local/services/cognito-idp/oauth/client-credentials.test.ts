import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import clientCredentialsEvent from '../../../../../events/pre-token-generation/client-credentials.json' with {
  type: 'json',
};
import { startTestPools, type TestPools, triggersNamed } from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest } from '../../../../support/pool/pool-users.ts';

let pools: TestPools;
let pool: PoolUnderTest;
let machine: { readonly id: string; readonly secret: string };

const scopes = ['reports/read', 'reports/write'];

const newMachine = async (more: object = {}) => {
  const { ClientId: id = '', ClientSecret: secret = '' } = await pool.newClient({
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: scopes,
    ...more,
  });
  return { id, secret };
};

beforeAll(async () => {
  pools = await startTestPools();
  const { PreTokenGeneration: LambdaArn = '' } = triggersNamed('PreTokenGeneration');
  pool = await newPool(pools, {
    pool: { LambdaConfig: { PreTokenGenerationConfig: { LambdaArn, LambdaVersion: 'V3_0' } } },
  });
  await pools.cognito.createResourceServer({
    UserPoolId: pool.UserPoolId,
    Identifier: 'reports',
    Name: 'Reports',
    Scopes: ['read', 'write', 'delete'].map((ScopeName) => ({ ScopeName, ScopeDescription: 'x' })),
  });
  machine = await newMachine();
});

afterAll(() => pools.stop());

beforeEach(() => {
  pools.run({ PreTokenGeneration: () => ({}) });
  pools.forgetEvents();
});

const basic = ({ id, secret } = machine) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

type Answer = {
  readonly access_token: string;
  readonly error?: string;
  readonly error_description?: string;
};

const ask = async (
  form: Readonly<Record<string, string>> | string,
  headers: Record<string, string> = basic(),
) => {
  const body = new URLSearchParams(form);
  const response = await fetch(`${pools.url}/oauth2/token`, { method: 'POST', headers, body });
  const answer = (await response.json()) as Answer;
  return { status: response.status, headers: response.headers, answer };
};

const grant = { grant_type: 'client_credentials' };

const errorOf = async (...request: Parameters<typeof ask>) => {
  const { status, answer } = await ask(...request);
  return [status, answer.error];
};

describe('the grant of client credentials', () => {
  it('gives an access token of the client, with the scopes that it asked for and no other token', async () => {
    const { status, headers, answer } = await ask({ ...grant, scope: 'reports/read' });

    expect(status).toBe(200);
    expect(Object.keys(answer).toSorted()).toEqual(['access_token', 'expires_in', 'token_type']);
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(decodeJwt(answer.access_token)).toMatchObject({
      sub: machine.id,
      client_id: machine.id,
      token_use: 'access',
      version: 2,
      scope: 'reports/read',
    });
  });

  it('gives all scopes of the client where none is asked for', async () => {
    const { answer } = await ask(grant);

    expect(decodeJwt(answer.access_token).scope).toBe('reports/read reports/write');
  });

  it('takes the client in the body, and either secret of a rotation', async () => {
    const { UserPoolId } = pool;
    const client = await newMachine();
    const inBody = { ...grant, client_id: client.id, client_secret: client.secret };
    const { ClientSecretDescriptor } = await pools.cognito.addUserPoolClientSecret({
      UserPoolId,
      ClientId: client.id,
    });
    const second = ClientSecretDescriptor?.ClientSecretValue ?? '';

    expect((await ask(inBody, {})).status).toBe(200);
    expect((await ask({ ...inBody, client_secret: second }, {})).status).toBe(200);
  });

  it('signs by the published keys', async () => {
    const { answer } = await ask(grant);
    const keys = createRemoteJWKSet(
      new URL(`${pools.url}/${pool.UserPoolId}/.well-known/jwks.json`),
    );

    expect((await jwtVerify(answer.access_token, keys)).payload.sub).toBe(machine.id);
  });
});

describe('what it refuses', () => {
  it.each([
    ['no grant', {}, 'invalid_request'],
    ['an unknown grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['a grant of hosted sign-in', { grant_type: 'refresh_token' }, 'unsupported_grant_type'],
    ['a scope of no resource server', { ...grant, scope: 'reports/none' }, 'invalid_scope'],
    ['a scope that the client lacks', { ...grant, scope: 'reports/delete' }, 'invalid_scope'],
    ['a scope of users', { ...grant, scope: 'openid' }, 'invalid_scope'],
    ['metadata that is no JSON', { ...grant, aws_client_metadata: '{' }, 'invalid_request'],
    ['metadata that is a list', { ...grant, aws_client_metadata: '["a"]' }, 'invalid_request'],
    ['another client in the body', { ...grant, client_id: 'other' }, 'invalid_request'],
    ['two proofs', { ...grant, client_secret: 'x' }, 'invalid_request'],
  ])('%s: %o is %s', async (_, form, error) => {
    expect(await errorOf(form as Record<string, string>)).toEqual([400, error]);
  });

  it('a parameter that is sent twice', async () => {
    expect(await errorOf('grant_type=client_credentials&scope=a&scope=b')).toEqual([
      400,
      'invalid_request',
    ]);
  });

  it('an unknown client, a wrong secret, no secret, and a header that is no Basic', async () => {
    const wrong = [
      basic({ id: 'nobody', secret: machine.secret }),
      basic({ id: machine.id, secret: `${machine.secret}x` }),
      {},
      { authorization: 'Bearer token' },
    ];
    const { ClientId: open = '' } = await pool.newClient({
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      CallbackURLs: ['https://example.com'],
      AllowedOAuthScopes: ['openid'],
    });

    for (const headers of wrong) {
      expect(await errorOf(grant, headers)).toEqual([400, 'invalid_client']);
    }
    expect(await errorOf({ ...grant, client_id: open, client_secret: '' }, {})).toEqual([
      400,
      'invalid_client',
    ]);
  });

  it('a client without the grant', async () => {
    const users = await newMachine({
      AllowedOAuthFlows: ['code'],
      CallbackURLs: ['https://example.com'],
    });

    expect(await errorOf(grant, basic(users))).toEqual([400, 'unauthorized_client']);
  });

  it('a body that is no form', async () => {
    const response = await fetch(`${pools.url}/oauth2/token`, {
      method: 'POST',
      headers: { ...basic(), 'content-type': 'application/json' },
      body: JSON.stringify(grant),
    });

    expect([response.status, await response.json()]).toEqual([400, { error: 'invalid_request' }]);
  });
});

describe('TokenGeneration_ClientCredentials', () => {
  it('has the members of the sample event, and the metadata of the request', async () => {
    const aws_client_metadata = JSON.stringify({ environment: 'test' });
    await ask({ ...grant, scope: 'reports/read', aws_client_metadata });

    const [event] = pools.events();
    expect(pools.events()).toHaveLength(1);
    expect(event).toEqual({
      ...clientCredentialsEvent,
      region: 'eu-central-1',
      userPoolId: pool.UserPoolId,
      callerContext: { ...clientCredentialsEvent.callerContext, clientId: machine.id },
      request: {
        ...clientCredentialsEvent.request,
        scopes: ['reports/read'],
        clientMetadata: { environment: 'test' },
      },
    });
  });

  it('changes claims and scopes, and no reserved claim', async () => {
    pools.run({
      PreTokenGeneration: () => ({
        claimsAndScopeOverrideDetails: {
          accessTokenGeneration: {
            claimsToAddOrOverride: { tenant: 'acme', sub: 'someone' },
            scopesToAdd: ['reports/audit'],
            scopesToSuppress: ['reports/write'],
          },
        },
      }),
    });

    const { answer } = await ask(grant);

    expect(decodeJwt(answer.access_token)).toMatchObject({
      sub: machine.id,
      tenant: 'acme',
      scope: 'reports/read reports/audit',
    });
  });

  it('ends the request where the function refuses', async () => {
    pools.run({
      PreTokenGeneration: () => {
        throw new Error('not now');
      },
    });

    expect((await ask(grant)).answer).toEqual({
      error: 'invalid_request',
      error_description: 'PreTokenGeneration failed with error not now.',
    });
  });

  it('is not sent by a pool whose function takes version 2', async () => {
    const { PreTokenGeneration: LambdaArn = '' } = triggersNamed('PreTokenGeneration');
    const { UserPoolId } = pool;
    const setVersion = (LambdaVersion: 'V2_0' | 'V3_0') =>
      pools.cognito.updateUserPool({
        UserPoolId,
        LambdaConfig: { PreTokenGenerationConfig: { LambdaArn, LambdaVersion } },
      });
    await setVersion('V2_0');

    const { status } = await ask(grant);
    await setVersion('V3_0');

    expect(status).toBe(200);
    expect(pools.events()).toEqual([]);
  });
});
