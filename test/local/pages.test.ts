import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isKnownHost } from '../../local/http/pages.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';
import { wire } from '../support/wire.ts';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack({ host: '0.0.0.0' });
});
afterAll(() => stack.stop());

const signed = {
  authorization: 'AWS4-HMAC-SHA256 Credential=made-up/20261125/x/cognito-idp/aws4_request',
};

const call = (operation: string, headers: Record<string, string>) =>
  wire(stack.url, {
    headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`, ...headers },
    parts: [JSON.stringify({ UserPoolId: stack.info.userPoolId })],
  });

describe('pages of other sites', () => {
  it.each(['https://evil.example', 'http://localhost.evil.example', 'null', 'nonsense'])(
    'a page of %s cannot call a signed operation with a made-up signature',
    async (origin) => {
      const { status, text } = await call('ListUsers', { ...signed, origin });

      expect(status).toBe(403);
      expect(text).not.toContain('Users');
    },
  );

  it.each([
    'http://localhost:5173',
    'http://127.0.0.1:8080',
    'http://app.localhost:3000',
    'http://[::1]:80',
  ])('a page of %s, on this machine, gets the users and may read them', async (origin) => {
    const { status, headers } = await call('ListUsers', { ...signed, origin });

    expect(status).toBe(200);
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  it('a page of another site may call what an app calls itself, as with Cognito', async () => {
    const { status, headers } = await call('SignUp', { origin: 'https://app.example' });

    expect(status).toBe(400);
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  it.each([
    ['POST', '/'],
    ['GET', '/_local/info'],
    ['POST', '/v2/email/outbound-emails'],
    ['GET', '/us-east-1_x/.well-known/jwks.json'],
  ])('%s %s is refused under a Host that was rebound to this machine', async (method, path) => {
    const { status } = await wire(stack.url, { method, path, headers: { host: 'evil.example' } });

    expect(status).toBe(403);
  });

  it('a page cannot post to the outbox, not even one of this machine', async () => {
    const headers = { origin: 'http://localhost:5173' };
    const { status } = await wire(stack.url, { path: '/v2/email/outbound-emails', headers });

    expect(status).toBe(403);
  });

  it('with --host 0.0.0.0 the addresses in info can be called', () => {
    expect(stack.info.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(stack.info.jwksUri).toMatch(/^http:\/\/127\.0\.0\.1:/);
  });
});

describe('isKnownHost', () => {
  it.each([
    '127.0.0.1:9400',
    'localhost',
    '[::1]:9400',
    '172.17.0.1:9400',
    'cognito:9400',
    'host.docker.internal:9400',
  ])('%s can be no page of another site', (host) => {
    expect(isKnownHost(host)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'a b',
  ])('%s is refused', (host) => {
    expect(isKnownHost(host)).toBe(false);
  });

  it('the address that the owner chose is known', () => {
    expect(isKnownHost('box.lan:9400', 'box.lan')).toBe(true);
  });
});
