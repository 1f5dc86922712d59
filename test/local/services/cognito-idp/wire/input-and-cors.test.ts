import {
  AdminGetUserCommand,
  InitiateAuthCommand,
  ListDevicesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cognitoClient, refusalOf } from '../../../../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../../../../support/stack/stack.ts';
import { refusal, type WireCall, wire } from '../../../../support/wire.ts';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack();
});

afterAll(() => stack.stop());

const target = (operation: string) => ({
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
});

const call = (
  parts: WireCall['parts'] = ['{}'],
  headers: WireCall['headers'] = target('GetUser'),
) => wire(stack.url, { headers, parts });

const megabyte = 1024 * 1024;

describe('a call that names no operation', () => {
  it.each([
    ['no X-Amz-Target', {}],
    ['an empty one', { 'x-amz-target': '' }],
    ['one of another service', { 'x-amz-target': 'DynamoDBStreams_20120810.ListStreams' }],
    ['one without an operation', { 'x-amz-target': 'AWSCognitoIdentityProviderService.' }],
    ['one with more behind it', { 'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser.x' }],
  ])('a call with %s is an UnknownOperationException', async (_, headers) => {
    const answer = await call(['{}'], headers);

    expect(refusal(answer)).toBe(
      '400 UnknownOperationException: X-Amz-Target names no operation of a user pool',
    );
  });

  it('an SDK client gets UnknownOperationException, never an empty 200', async () => {
    const client = cognitoClient(stack);

    const refused = await refusalOf(client.send(new ListDevicesCommand({ AccessToken: 'a' })));

    expect(refused).toBe(
      'UnknownOperationException: The local user pool does not have ListDevices',
    );
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'an operation named %s is unknown',
    async (name) => {
      const answer = await call(['{}'], target(name));

      expect(refusal(answer)).toMatch(/^400 UnknownOperationException: /);
    },
  );
});

describe('a body', () => {
  const tooLarge = '413 RequestEntityTooLargeException: Request is over 1 MB';
  const notJson = '400 SerializationException: The body is not a JSON object';

  it('a body of more than 1 MB by its declared length is refused', async () => {
    expect(refusal(await call(['x'.repeat(megabyte + 1)]))).toBe(tooLarge);
  });

  it('a body of more than 1 MB without a declared length is refused', async () => {
    const parts = Array.from({ length: 40 }, () => 'x'.repeat(megabyte / 20));

    expect(refusal(await call(parts))).toBe(tooLarge);
  });

  it('a body of exactly 1 MB is read', async () => {
    const filled = `{"AccessToken":"${'x'.repeat(megabyte - 18)}"}`;

    expect(filled).toHaveLength(megabyte);
    expect((await call([filled])).status).not.toBe(413);
  });

  it.each([
    ['nothing', ''],
    ['half an object', '{"ClientId":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['text', '"x"'],
    ['a number', '1'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ])('a body of %s is a SerializationException', async (_, part) => {
    expect(refusal(await call([part]))).toBe(notJson);
  });

  it('a member of a wrong type is refused by its name, without its value', async () => {
    const answer = await call(['{"ClientId":{"secret":"canary"}}'], target('InitiateAuth'));

    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('canary');
    expect(refusal(answer)).toMatch(/^400 (SerializationException|InvalidParameterException): .*/);
  });
});

describe('the Admin calls', () => {
  it('Admin calls without a signature are refused', async () => {
    const body = JSON.stringify({ UserPoolId: stack.info.userPoolId, Username: 'ada' });

    const answer = await call([body], target('AdminGetUser'));

    expect(refusal(answer)).toBe(
      '400 MissingAuthenticationTokenException: Missing Authentication Token',
    );
  });

  it('Admin calls name a pool that does not exist', async () => {
    const client = cognitoClient(stack);

    const refused = await refusalOf(
      client.send(new AdminGetUserCommand({ UserPoolId: 'us-east-1_Nowhere00', Username: 'a' })),
    );

    expect(refused).toBe(
      'ResourceNotFoundException: User pool us-east-1_Nowhere00 does not exist.',
    );
  });
});

it('An app client that does not exist is a ResourceNotFoundException', async () => {
  const client = cognitoClient(stack);

  const refused = await refusalOf(
    client.send(
      new InitiateAuthCommand({
        ClientId: 'nobodysclient',
        AuthFlow: 'CUSTOM_AUTH',
        AuthParameters: { USERNAME: 'ada' },
      }),
    ),
  );

  expect(refused).toBe('ResourceNotFoundException: User pool client nobodysclient does not exist.');
});

describe('what a browser asks', () => {
  it('the preflight response admits the headers of Amplify and the SDK', async () => {
    const answer = await wire(stack.url, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:5173',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-amz-target,x-amz-user-agent',
      },
    });

    const allowed = String(answer.headers['access-control-allow-headers']).split(',');
    expect(answer.status).toBe(204);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['access-control-allow-methods']).toContain('POST');
    expect(allowed).toEqual(
      expect.arrayContaining([
        'content-type',
        'x-amz-target',
        'x-amz-user-agent',
        'cache-control',
        'amz-sdk-invocation-id',
        'amz-sdk-request',
        'authorization',
        'x-amz-date',
        'x-amz-content-sha256',
      ]),
    );
  });

  it('errors and refusals are readable for a page of another origin', async () => {
    const answer = await call(['{'], { ...target('GetUser'), origin: 'http://localhost:5173' });

    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['x-amzn-errortype']).toBe('SerializationException');
    expect(answer.headers['access-control-expose-headers']).toContain('x-amzn-errortype');
  });

  it('the keys are readable for any page', async () => {
    const { pathname } = new URL(stack.info.jwksUri);

    const answer = await wire(stack.url, { method: 'GET', path: pathname });

    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(JSON.parse(answer.text).keys).toHaveLength(1);
  });
});

describe('a path that is not there', () => {
  it.each([
    ['GET', '/nothing'],
    ['PUT', '/'],
    ['POST', '/oauth2/authorize'],
    ['DELETE', '/us-east-1_x'],
  ])('%s %s is refused with a reason', async (method, path) => {
    const answer = await wire(stack.url, { method, path });

    expect(refusal(answer)).toBe('404 UnknownOperationException: There is nothing at this path');
  });

  it.each([
    ['/us-east-1_Nowhere00/.well-known/jwks.json', 'User pool does not exist'],
    ['/POOL/.well-known/security.txt', 'No such document'],
  ])('%s is a 404', async (path, message) => {
    const answer = await wire(stack.url, {
      method: 'GET',
      path: path.replace('POOL', stack.info.userPoolId),
    });

    expect([answer.status, JSON.parse(answer.text)]).toEqual([404, { message }]);
  });
});
