import { STS } from '@aws-sdk/client-sts';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startIdentityPools,
  type TestIdentityPools,
} from '../../../support/identity/identity-pools.ts';

let pools: TestIdentityPools;

beforeAll(async () => {
  pools = await startIdentityPools({ parameterOverrides: { GuestAccess: 'yes' } });
  const IdentityPoolId = pools.identityPoolId;
  const asDeclared = await pools.identities.describeIdentityPool({ IdentityPoolId });
  await pools.identities.updateIdentityPool({
    IdentityPoolId,
    IdentityPoolName: asDeclared.IdentityPoolName,
    CognitoIdentityProviders: asDeclared.CognitoIdentityProviders,
    AllowUnauthenticatedIdentities: true,
    AllowClassicFlow: true,
  });
});

afterAll(() => pools.stop());

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

const withoutMappings = () =>
  pools.identities.setIdentityPoolRoles({
    IdentityPoolId: pools.identityPoolId,
    Roles: { authenticated: role('SignedInRole'), unauthenticated: role('GuestRole') },
  });

const newToken = async () => {
  const Logins = await pools.newLogins();
  const { IdentityId } = await pools.identities.getId({
    IdentityPoolId: pools.identityPoolId,
    Logins,
  });
  const { Token = '' } = await pools.identities.getOpenIdToken({ IdentityId, Logins });
  return { IdentityId, Token };
};

const assume = (WebIdentityToken: string, RoleArn = role('SignedInRole'), more: object = {}) =>
  pools.sts.assumeRoleWithWebIdentity({
    RoleArn,
    RoleSessionName: 'test',
    WebIdentityToken,
    ...more,
  });

describe('the classic flow', () => {
  it('role mappings exclude it', async () => {
    await expect(newToken()).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.',
    });
    await withoutMappings();
  });

  it('the token is valid for ten minutes and verified with the published key', async () => {
    const { IdentityId, Token } = await newToken();
    const keys = createRemoteJWKSet(new URL(`${pools.url}/.well-known/jwks_uri`));

    const { payload } = await jwtVerify(Token, keys, {
      issuer: 'https://cognito-identity.amazonaws.com',
      audience: pools.identityPoolId,
      currentDate: new Date(pools.now()),
    });

    expect(payload.sub).toBe(IdentityId);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
  });

  it('STS gives keys for the token', async () => {
    const { IdentityId, Token } = await newToken();

    const session = await assume(Token, undefined, { DurationSeconds: 900 });

    expect(session).toMatchObject({
      SubjectFromWebIdentityToken: IdentityId,
      Audience: pools.identityPoolId,
      Provider: 'cognito-identity.amazonaws.com',
      AssumedRoleUser: {
        Arn: 'arn:aws:sts::123456789012:assumed-role/SignedInRole/test',
        AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{16}:test$/),
      },
    });
    const left = (session.Credentials?.Expiration?.getTime() ?? 0) - pools.now();
    expect(left).toBeGreaterThan(890_000);
    expect(left).toBeLessThanOrEqual(900_000);
  });

  it('GetCallerIdentity says whose keys they are', async () => {
    const { Credentials } = await assume((await newToken()).Token);
    const sts = new STS({
      endpoint: pools.url,
      region: 'us-east-1',
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken ?? '',
      },
    });

    expect((await sts.getCallerIdentity({})).Arn).toBe(
      'arn:aws:sts::123456789012:assumed-role/SignedInRole/test',
    );
    expect((await pools.sts.getCallerIdentity({})).Arn).toBe('arn:aws:iam::123456789012:root');
    sts.destroy();
  });

  it('a session policy limits the session', async () => {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
    });
    const { Credentials } = await assume((await newToken()).Token, undefined, { Policy });

    const key = pools.keys.find(Credentials?.AccessKeyId ?? '');
    expect(key?.principal.layers.map(({ kind }) => kind)).toEqual(['identity', 'session']);
  });

  const errors = {
    denied: 'AccessDenied',
    invalid: 'InvalidIdentityTokenException',
    expired: 'ExpiredTokenException',
  };

  it('a role whose trust policy does not fit the token is refused', async () => {
    const { Token } = await newToken();

    for (const arn of [role('GuestRole'), role('CodeDeliveryFunctionRole'), role('Unknown')]) {
      await expect(assume(Token, arn)).rejects.toMatchObject({ name: errors.denied });
    }
  });

  it('a token of the user pool, a changed and an expired token are refused by their names', async () => {
    const [userPoolToken = ''] = Object.values(await pools.newLogins());
    const { Token } = await newToken();

    await expect(assume(userPoolToken)).rejects.toMatchObject({ name: errors.invalid });
    await expect(assume(`${Token.slice(0, -9)}AAAAAAAAA`)).rejects.toMatchObject({
      name: errors.invalid,
    });
    pools.advance(601);
    await expect(assume(Token)).rejects.toMatchObject({ name: errors.expired });
  });

  it.each([
    ['a duration under 900 s', { DurationSeconds: 899 }, 'ValidationError'],
    ['a duration over the longest of the role', { DurationSeconds: 3601 }, 'ValidationError'],
    [
      'managed policies',
      { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }] },
      'ValidationError',
    ],
    ['a policy that is no JSON', { Policy: '{' }, 'MalformedPolicyDocumentException'],
    ['a session name with a slash', { RoleSessionName: 'a/b' }, 'ValidationError'],
  ])('%s is refused', async (_, more, name) => {
    await expect(assume((await newToken()).Token, undefined, more)).rejects.toMatchObject({ name });
  });
});
