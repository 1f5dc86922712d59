import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startIdentityPools,
  type TestIdentityPools,
} from '../../../support/identity/identity-pools.ts';

let pools: TestIdentityPools;

beforeAll(async () => {
  pools = await startIdentityPools({ claims: { tenant: 'acme' } });
});

afterAll(() => pools.stop());

const getId = (Logins?: Record<string, string>) =>
  pools.identities.getId({
    IdentityPoolId: pools.identityPoolId,
    ...(Logins === undefined ? {} : { Logins }),
  });

const principalOf = (accessKeyId: string | undefined) =>
  pools.keys.find(accessKeyId ?? '')?.principal;

describe('the enhanced flow of a signed-in user', () => {
  it('a login has one identity, the same one each time', async () => {
    const Logins = await pools.newLogins();

    const [first, again] = [await getId(Logins), await getId(Logins)];

    expect(first.IdentityId).toMatch(/^us-east-1:[0-9a-f-]{36}$/);
    expect(again.IdentityId).toBe(first.IdentityId);
  });

  it('two users have two identities', async () => {
    const one = await getId(await pools.newLogins());
    const other = await getId(await pools.newLogins());

    expect(one.IdentityId).not.toBe(other.IdentityId);
  });

  it("the credentials are those of the template's role for an hour, with the tenant as a tag", async () => {
    const Logins = await pools.newLogins();
    const { IdentityId } = await getId(Logins);

    const got = await pools.identities.getCredentialsForIdentity({ IdentityId, Logins });

    expect(got.IdentityId).toBe(IdentityId);
    const left = (got.Credentials?.Expiration?.getTime() ?? 0) - pools.now();
    expect(left).toBeGreaterThan(3590_000);
    expect(left).toBeLessThanOrEqual(3600_000);
    const key = pools.keys.find(got.Credentials?.AccessKeyId ?? '');
    expect(key?.secretAccessKey).toBe(got.Credentials?.SecretKey);
    expect(key?.sessionToken).toBe(got.Credentials?.SessionToken);
    expect(key?.principal).toMatchObject({
      arn: 'arn:aws:sts::123456789012:assumed-role/SignedInRole/CognitoIdentityCredentials',
      roleArn: 'arn:aws:iam::123456789012:role/SignedInRole',
      context: {
        'cognito-identity.amazonaws.com:sub': IdentityId,
        'cognito-identity.amazonaws.com:aud': pools.identityPoolId,
        'aws:PrincipalTag/tenant': 'acme',
      },
    });
    expect(key?.principal.layers.map(({ kind }) => kind)).toEqual(['identity']);
  });

  it('the session says which provider signed the user in', async () => {
    const Logins = await pools.newLogins();
    const { IdentityId } = await getId(Logins);
    const { Credentials } = await pools.identities.getCredentialsForIdentity({
      IdentityId,
      Logins,
    });

    expect(principalOf(Credentials?.AccessKeyId)?.context).toMatchObject({
      'cognito-identity.amazonaws.com:amr': [
        'authenticated',
        pools.provider,
        expect.stringMatching(`^${pools.provider}:CognitoSignIn:`),
      ],
    });
  });

  it('another identity than the one of the login is refused', async () => {
    const { IdentityId } = await getId(await pools.newLogins());
    const Logins = await pools.newLogins();

    await expect(
      pools.identities.getCredentialsForIdentity({ IdentityId, Logins }),
    ).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message:
        "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    });
  });

  it('a signed-in identity without its logins is refused', async () => {
    const { IdentityId } = await getId(await pools.newLogins());

    await expect(pools.identities.getCredentialsForIdentity({ IdentityId })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: `Access to Identity '${IdentityId}' is forbidden.`,
    });
  });

  it('guests are refused where the pool takes none', async () => {
    await expect(getId()).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Unauthenticated access is not supported for this identity pool.',
    });
  });

  it('the classic flow is off, as the template says', async () => {
    const Logins = await pools.newLogins();
    const { IdentityId } = await getId(Logins);

    await expect(pools.identities.getOpenIdToken({ IdentityId, Logins })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Basic (classic) flow is not enabled, please use enhanced flow.',
    });
  });

  it('an unknown pool and an unknown identity are not found', async () => {
    const id = 'us-east-1:00000000-0000-0000-0000-000000000000';

    await expect(pools.identities.getId({ IdentityPoolId: id })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `IdentityPool '${id}' not found.`,
    });
    await expect(
      pools.identities.getCredentialsForIdentity({ IdentityId: id }),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Identity '${id}' not found.`,
    });
  });
});
