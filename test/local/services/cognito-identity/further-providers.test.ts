import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startIdentityPools,
  type TestIdentityPools,
} from '../../../support/identity/identity-pools.ts';
import { startOidcProvider } from '../../../support/identity/oidc-provider.ts';

let oidc: Awaited<ReturnType<typeof startOidcProvider>>;
let other: Awaited<ReturnType<typeof startOidcProvider>>;
let pools: TestIdentityPools;

const samlProvider = 'arn:aws:iam::123456789012:saml-provider/staff';

beforeAll(async () => {
  oidc = await startOidcProvider('app', 'other-app');
  other = await startOidcProvider('app');
  const arns = [oidc.name, other.name].map(
    (name) => `arn:aws:iam::123456789012:oidc-provider/${name}`,
  );
  pools = await startIdentityPools({
    oidcClients: { [oidc.name]: ['app'] },
    parameterOverrides: {
      IdentityPoolOidcProviderArns: arns.join(','),
      IdentityPoolSamlProviderArns: samlProvider,
      IdentityPoolSocialLogins: 'graph.facebook.com=7346241598935552',
    },
  });
});

afterAll(async () => {
  await pools.stop();
  await oidc.stop();
  await other.stop();
});

const getId = (Logins: Record<string, string>) =>
  pools.identities.getId({ IdentityPoolId: pools.identityPoolId, Logins });

const refused = (message: string) => ({ name: 'NotAuthorizedException', message });

describe('a provider of OpenID Connect', () => {
  it('its users get one identity each and the role of signed-in users, without a tenant', async () => {
    const Logins = { [oidc.name]: await oidc.signIn('app', 'ada') };
    const again = { [oidc.name]: await oidc.signIn('app', 'ada') };
    const grace = { [oidc.name]: await oidc.signIn('app', 'grace') };
    const { IdentityId } = await getId(Logins);

    expect((await getId(again)).IdentityId).toBe(IdentityId);
    expect((await getId(grace)).IdentityId).not.toBe(IdentityId);
    const { Credentials } = await pools.identities.getCredentialsForIdentity({
      IdentityId,
      Logins,
    });
    const principal = pools.keys.find(Credentials?.AccessKeyId ?? '')?.principal;
    expect(principal?.roleArn).toBe('arn:aws:iam::123456789012:role/SignedInRole');
    expect(principal?.context).toMatchObject({
      'cognito-identity.amazonaws.com:amr': ['authenticated', oidc.name],
    });
    expect(Object.keys(principal?.context ?? {})).not.toContain('aws:PrincipalTag/tenant');
  });

  it('a user of the user pool links a login of the provider and unlinks it', async () => {
    const own = await pools.newLogins();
    const foreign = { [oidc.name]: await oidc.signIn('app', 'linus') };
    const { IdentityId } = await getId(own);
    await pools.identities.getCredentialsForIdentity({
      IdentityId,
      Logins: { ...own, ...foreign },
    });

    expect((await getId(foreign)).IdentityId).toBe(IdentityId);
    await pools.identities.unlinkIdentity({
      IdentityId,
      Logins: own,
      LoginsToRemove: [oidc.name],
    });
    expect((await getId(foreign)).IdentityId).not.toBe(IdentityId);
  });

  it('a login that belongs to no identity yet does not open the identity of another user', async () => {
    const { IdentityId } = await getId(await pools.newLogins());
    const Logins = { [oidc.name]: await oidc.signIn('app', 'mallory') };

    await expect(
      pools.identities.getCredentialsForIdentity({ IdentityId, Logins }),
    ).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: expect.stringContaining("Logins don't match."),
    });
    expect((await getId(Logins)).IdentityId).not.toBe(IdentityId);
  });

  it('two known users are not made one', async () => {
    const own = await pools.newLogins();
    const foreign = { [oidc.name]: await oidc.signIn('app', 'barbara') };
    await getId(own);
    await getId(foreign);

    await expect(getId({ ...own, ...foreign })).rejects.toMatchObject({
      name: 'ResourceConflictException',
    });
  });

  it('a token for another client of the provider is refused', async () => {
    await expect(
      getId({ [oidc.name]: await oidc.signIn('other-app', 'ada') }),
    ).rejects.toMatchObject(
      refused('Token is not from a supported provider of this identity pool.'),
    );
  });

  it('a token of another provider is refused', async () => {
    await expect(getId({ [oidc.name]: await other.signIn('app', 'ada') })).rejects.toMatchObject(
      refused("Invalid login token. Issuer doesn't match providerName"),
    );
  });

  it('a token that another key signed is refused', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(publicKey) })
      .setIssuer(`http://${oidc.name}`)
      .setAudience('app')
      .setSubject('ada')
      .setExpirationTime('1h')
      .sign(privateKey);

    await expect(getId({ [oidc.name]: token })).rejects.toMatchObject(
      refused("Invalid login token. Couldn't verify signed token."),
    );
  });

  it('a provider whose client ids are not known here is refused by its name', async () => {
    await expect(getId({ [other.name]: await other.signIn('app', 'ada') })).rejects.toMatchObject(
      refused(
        `Invalid login token. The local identity pool cannot verify tokens of ${other.name}.`,
      ),
    );
  });
});

describe('providers that cannot be verified here', () => {
  it('an opaque token of a social provider is refused by the name of the provider', async () => {
    await expect(getId({ 'graph.facebook.com': 'EAAGm0PX4ZCps' })).rejects.toMatchObject(
      refused(
        'Invalid login token. The local identity pool cannot verify tokens of graph.facebook.com.',
      ),
    );
  });

  it('a SAML assertion is refused by that name', async () => {
    await expect(getId({ [samlProvider]: 'PHNhbWxwOlJlc3BvbnNlPg==' })).rejects.toMatchObject(
      refused('Invalid login token. The local identity pool does not verify SAML assertions.'),
    );
  });

  it('a social provider that the pool does not have is refused', async () => {
    await expect(getId({ 'accounts.google.com': 'x.y.z' })).rejects.toMatchObject(
      refused('Token is not from a supported provider of this identity pool.'),
    );
  });
});
