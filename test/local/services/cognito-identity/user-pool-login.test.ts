import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createKeys } from '../../../../local/access/keys.ts';
import { createClock } from '../../../../local/observe/clock.ts';
import { verifyUserPoolLogin } from '../../../../local/services/cognito-identity/logins/user-pool-login.ts';
import { openStore } from '../../../../local/services/cognito-identity/store/store.ts';

const provider = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab3dEf6hI';

let key: Awaited<ReturnType<typeof generateKeyPair>>;

beforeAll(async () => {
  key = await generateKeyPair('RS256', { extractable: true });
});

const pool = {
  id: 'us-east-1:0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
  declared: false,
  properties: {
    IdentityPoolName: 'test',
    AllowUnauthenticatedIdentities: false,
    CognitoIdentityProviders: [{ ProviderName: provider, ClientId: 'client' }],
  },
  roles: {},
  roleMappings: {},
  tagMaps: {},
};

/** A token that the pool's own key signed. */
const verify = async (claims: Record<string, unknown>) => {
  const publicJwk = await exportJWK(key.publicKey);
  const token = await new SignJWT({
    iss: `https://${provider}`,
    sub: 'user',
    aud: 'client',
    token_use: 'id',
    exp: Math.floor(Date.now() / 1000) + 60,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(key.privateKey);
  const keys = createKeys();
  const service = {
    store: openStore(),
    clock: createClock(),
    region: 'us-east-1',
    accountId: '123456789012',
    userPool: () => ({ issuer: `https://${provider}`, keys: [publicJwk], isCurrent: () => true }),
    tokenProvider: async () => undefined,
    openSession: () => keys.find(''),
  };
  return verifyUserPoolLogin(service, pool, provider, token);
};

describe('a token that the user pool signed', () => {
  it('counts as an ID token of a client of the pool', async () => {
    expect((await verify({})).subject).toBe('user');
  });

  // An access token has an audience where the app asked for a resource.
  it.each([
    ['an access token with an audience', { token_use: 'access' }],
    ['a token of no kind', { token_use: undefined }],
    ['a token of another client', { aud: 'other' }],
    ['a token of several clients', { aud: ['client', 'other'] }],
  ])('does not count as a login where it is %s', async (_, claims) => {
    await expect(verify(claims)).rejects.toThrow(
      'Token is not from a supported provider of this identity pool.',
    );
  });

  it('does not count without an expiry or before it begins', async () => {
    await expect(verify({ exp: undefined })).rejects.toThrow('Missing a required claim: exp');
    await expect(verify({ nbf: Math.floor(Date.now() / 1000) + 600 })).rejects.toThrow(
      "Couldn't verify signed token.",
    );
  });
});
