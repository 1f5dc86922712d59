import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startIdentityPools,
  type TestIdentityPools,
} from '../../../support/identity/identity-pools.ts';

let pools: TestIdentityPools;
let IdentityPoolId: string;

const DeveloperProviderName = 'login.example';

beforeAll(async () => {
  pools = await startIdentityPools();
  IdentityPoolId = pools.identityPoolId;
  const { IdentityPoolName, CognitoIdentityProviders } =
    await pools.identities.describeIdentityPool({ IdentityPoolId });
  await pools.identities.updateIdentityPool({
    IdentityPoolId,
    IdentityPoolName,
    CognitoIdentityProviders,
    AllowUnauthenticatedIdentities: false,
    DeveloperProviderName,
  });
});

afterAll(() => pools.stop());

const ownProvider = 'cognito-identity.amazonaws.com';

const tokenFor = (user: string, more: object = {}) =>
  pools.identities.getOpenIdTokenForDeveloperIdentity({
    IdentityPoolId,
    Logins: { [DeveloperProviderName]: user },
    ...more,
  });

describe('developer identities', () => {
  it('a user of the developer has one identity and a token of 15 minutes', async () => {
    const first = await tokenFor('ada');
    const again = await tokenFor('ada');

    expect(again.IdentityId).toBe(first.IdentityId);
    const claims = decodeJwt(first.Token ?? '');
    expect(claims).toMatchObject({
      iss: 'https://cognito-identity.amazonaws.com',
      aud: IdentityPoolId,
      sub: first.IdentityId,
      amr: [
        'authenticated',
        DeveloperProviderName,
        `${DeveloperProviderName}:${IdentityPoolId}:ada`,
      ],
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(900);
  });

  it('the token is a login of its own identity, with its tags, until it expires', async () => {
    const { IdentityId, Token = '' } = await tokenFor('grace', {
      PrincipalTags: { tenant: 'navy' },
      TokenDuration: 60,
    });
    const Logins = { [ownProvider]: Token };

    const { Credentials } = await pools.identities.getCredentialsForIdentity({
      IdentityId,
      Logins,
    });

    const principal = pools.keys.find(Credentials?.AccessKeyId ?? '')?.principal;
    expect(principal?.roleArn).toBe('arn:aws:iam::123456789012:role/SignedInRole');
    expect(principal?.context['aws:PrincipalTag/tenant']).toBe('navy');
    pools.advance(61);
    await expect(
      pools.identities.getCredentialsForIdentity({ IdentityId, Logins }),
    ).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: expect.stringContaining('Invalid login token. Token expired: '),
    });
  });

  it("the token is refused for another identity, and so is its user's name in place of it", async () => {
    const { Token = '' } = await tokenFor('one');
    const { IdentityId } = await tokenFor('two');

    await expect(
      pools.identities.getCredentialsForIdentity({ IdentityId, Logins: { [ownProvider]: Token } }),
    ).rejects.toMatchObject({ message: expect.stringContaining("Logins don't match.") });
    await expect(
      pools.identities.getCredentialsForIdentity({
        IdentityId,
        Logins: { [DeveloperProviderName]: 'two' },
      }),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('users are looked up, merged and unlinked', async () => {
    const [source, destination] = [await tokenFor('old'), await tokenFor('new')];
    const DestinationUserIdentifier = 'new';

    const merged = await pools.identities.mergeDeveloperIdentities({
      IdentityPoolId,
      DeveloperProviderName,
      SourceUserIdentifier: 'old',
      DestinationUserIdentifier,
    });

    expect(merged.IdentityId).toBe(destination.IdentityId);
    expect((await tokenFor('old')).IdentityId).toBe(destination.IdentityId);
    const IdentityId = destination.IdentityId;
    expect(
      await pools.identities.lookupDeveloperIdentity({ IdentityPoolId, IdentityId }),
    ).toMatchObject({ DeveloperUserIdentifierList: ['new', 'old'] });
    await expect(
      pools.identities.getCredentialsForIdentity({
        IdentityId: source.IdentityId,
        Logins: { [ownProvider]: source.Token ?? '' },
      }),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await pools.identities.unlinkDeveloperIdentity({
      IdentityPoolId,
      IdentityId,
      DeveloperProviderName,
      DeveloperUserIdentifier: 'old',
    });
    expect((await tokenFor('old')).IdentityId).not.toBe(IdentityId);
  });

  it('a user of the user pool is linked to a developer identity and unlinked again', async () => {
    const login = await pools.newLogins();
    const { IdentityId } = await tokenFor('both', {
      Logins: { [DeveloperProviderName]: 'both', ...login },
    });

    expect((await pools.identities.getId({ IdentityPoolId, Logins: login })).IdentityId).toBe(
      IdentityId,
    );
    expect((await pools.identities.describeIdentity({ IdentityId })).Logins).toEqual([
      DeveloperProviderName,
      pools.provider,
    ]);
    await pools.identities.unlinkIdentity({
      IdentityId,
      Logins: login,
      LoginsToRemove: [pools.provider],
    });
    expect((await pools.identities.describeIdentity({ IdentityId })).Logins).toEqual([
      DeveloperProviderName,
    ]);
    expect((await pools.identities.getId({ IdentityPoolId, Logins: login })).IdentityId).not.toBe(
      IdentityId,
    );
  });

  it('a login of another identity is not linked', async () => {
    const login = await pools.newLogins();
    await pools.identities.getId({ IdentityPoolId, Logins: login });
    await tokenFor('taken');

    await expect(
      tokenFor('taken', { Logins: { [DeveloperProviderName]: 'taken', ...login } }),
    ).rejects.toMatchObject({ name: 'ResourceConflictException' });
  });

  it('a deleted identity is gone, and its user gets a new one', async () => {
    const { IdentityId = '' } = await tokenFor('leaver');
    await pools.identities.deleteIdentities({ IdentityIdsToDelete: [IdentityId] });

    await expect(pools.identities.describeIdentity({ IdentityId })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    expect((await tokenFor('leaver')).IdentityId).not.toBe(IdentityId);
  });

  it('the token is no login any more once its user is unlinked', async () => {
    const { IdentityId = '', Token = '' } = await tokenFor('mover');
    await tokenFor('stayer');
    await pools.identities.mergeDeveloperIdentities({
      IdentityPoolId,
      DeveloperProviderName,
      SourceUserIdentifier: 'stayer',
      DestinationUserIdentifier: 'mover',
    });
    await pools.identities.unlinkDeveloperIdentity({
      IdentityPoolId,
      IdentityId,
      DeveloperProviderName,
      DeveloperUserIdentifier: 'mover',
    });
    const Logins = { [ownProvider]: Token };

    for (const call of [
      () => pools.identities.getCredentialsForIdentity({ IdentityId, Logins }),
      () => pools.identities.getId({ IdentityPoolId, Logins }),
    ]) {
      await expect(call()).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: expect.stringContaining("Logins don't match."),
      });
    }
  });

  it('an identity without a login left is closed, and no guest enters it', async () => {
    const { IdentityId = '' } = await tokenFor('only');
    await pools.identities.unlinkDeveloperIdentity({
      IdentityPoolId,
      IdentityId,
      DeveloperProviderName,
      DeveloperUserIdentifier: 'only',
    });
    const asDeclared = await pools.identities.describeIdentityPool({ IdentityPoolId });
    const setGuests = (AllowUnauthenticatedIdentities: boolean) =>
      pools.identities.updateIdentityPool({
        IdentityPoolId,
        IdentityPoolName: asDeclared.IdentityPoolName,
        CognitoIdentityProviders: asDeclared.CognitoIdentityProviders,
        DeveloperProviderName,
        AllowUnauthenticatedIdentities,
      });
    await setGuests(true);
    try {
      await expect(
        pools.identities.getCredentialsForIdentity({ IdentityId }),
      ).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    } finally {
      await setGuests(false);
    }
  });
});
