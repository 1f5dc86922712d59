import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  newPool,
  type PoolUnderTest,
  password,
  uniqueName,
} from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools);
});

afterAll(() => pools.stop());

const target = (name: string) => ({ 'x-amz-target': `AWSCognitoIdentityProviderService.${name}` });

const post = async (headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) => {
  const answer = await fetch(pools.url, { method: 'POST', headers, body });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: JSON.parse(text) };
};

describe('an operation that is not there', () => {
  it('an unknown operation is refused in Cognito’s own format, by its name', async () => {
    const { cognito } = pools;
    const { UserPoolId } = pool;
    const calls = {
      ListDevices: cognito.listDevices({ AccessToken: 'x' }),
      AdminListDevices: cognito.adminListDevices({ UserPoolId, Username: 'x' }),
      AdminListUserAuthEvents: cognito.adminListUserAuthEvents({ UserPoolId, Username: 'x' }),
    };

    const refusals = await Promise.all(Object.values(calls).map(refusalOf));

    expect(refusals).toEqual(
      Object.keys(calls).map(
        (name) => `UnknownOperationException: The local user pool does not have ${name}`,
      ),
    );
  });

  it('an unknown operation has its error in body and header', async () => {
    const { status, headers, body } = await post(target('NoSuchThing'), '{}');

    expect(status).toBe(400);
    expect(body.__type).toBe('UnknownOperationException');
    expect(headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
    expect(headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(['__proto__', 'constructor', 'toString', '../SignUp', ''])(
    'an operation is not found by a name that JavaScript objects have: %s',
    async (name) => {
      const { status, body } = await post(target(name), '{}');

      expect(status).toBe(400);
      expect(body.__type).toBe('UnknownOperationException');
    },
  );

  it('a request without a target, or of another service, names no operation', async () => {
    const other = { 'x-amz-target': 'DynamoDB_20120810.GetItem' };

    expect((await post({}, '{}')).body.__type).toBe('UnknownOperationException');
    expect((await post(other, '{}')).body.__type).toBe('UnknownOperationException');
  });
});

describe('a body', () => {
  it.each(['', '{', 'null', '[]', '"text"', '{"ClientId": 7}', '{"ClientId": {}, "AuthFlow": []}'])(
    'a body that is %s is refused',
    async (body) => {
      const { status, body: error } = await post(target('InitiateAuth'), body);

      expect(status).toBe(400);
      expect(error.__type).toMatch(/^(SerializationException|InvalidParameterException)$/);
    },
  );

  it('a body that is not UTF-8 is refused', async () => {
    const { status, body } = await post(target('SignUp'), new Uint8Array([0x22, 0xff, 0x22]));

    expect(status).toBe(400);
    expect(body).toEqual({
      __type: 'SerializationException',
      message: 'The body is not a JSON object',
    });
  });

  it('a body over 1 MB is refused unread', async () => {
    const { status, body } = await post(
      target('SignUp'),
      JSON.stringify({ a: 'x'.repeat(1024 * 1024) }),
    );

    expect(status).toBe(413);
    expect(body.__type).toBe('RequestEntityTooLargeException');
  });

  it('a missing required member is refused by its name, never by a value', async () => {
    const { body } = await post(
      target('SignUp'),
      '{"ClientId": "x", "Password": "Secret-value-1"}',
    );
    const { body: wrong } = await post(
      target('SignUp'),
      '{"ClientId": "x", "Username": ["Secret-value-1"]}',
    );

    expect(body.message).toBe(
      "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must not be null",
    );
    expect(wrong).toEqual({
      __type: 'SerializationException',
      message: 'Member username has a wrong type',
    });
  });
});

describe('a member that is null', () => {
  it('a null member counts as missing, as amazon-cognito-identity-js sends ValidationData', async () => {
    const signUp = (more: object) =>
      post(
        target('SignUp'),
        JSON.stringify({
          ClientId: pool.ClientId,
          Username: uniqueName(),
          Password: password,
          ...more,
        }),
      );

    const taken = await signUp({ ValidationData: null, ClientMetadata: null });
    const needed = await signUp({ Password: null });
    const inList = await signUp({ UserAttributes: [null] });

    expect(taken.status).toBe(200);
    expect(needed.body.message).toBe('Missing required parameter password');
    expect(inList.body.__type).toMatch(/^(SerializationException|InvalidParameterException)$/);
  });
});

describe('an Admin call', () => {
  it('an Admin call must be signed', async () => {
    const { status, body } = await post(target('AdminGetUser'), '{}');

    expect(status).toBe(400);
    expect(body.__type).toBe('MissingAuthenticationTokenException');
  });
});

describe('a browser of another origin', () => {
  it('a browser of another origin may call the pool, as Cognito', async () => {
    const preflight = await fetch(pools.url, { method: 'OPTIONS' });

    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-amz-target');
  });
});
