import type { CreateIdentityProviderRequest } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { newPool } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});
afterAll(() => pools.stop());

let next = 0;
const CertificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/a';
const newDomain = (): string => `auth-${next++}`;

describe('the domain of a pool', () => {
  it('a domain is described, also with its pool', async () => {
    const { UserPoolId } = await newPool(pools);
    const Domain = newDomain();
    await pools.cognito.createUserPoolDomain({ UserPoolId, Domain, ManagedLoginVersion: 2 });
    const { DomainDescription } = await pools.cognito.describeUserPoolDomain({ Domain });
    const { UserPool } = await pools.cognito.describeUserPool({ UserPoolId });

    expect(DomainDescription).toMatchObject({ UserPoolId, Domain, ManagedLoginVersion: 2 });
    expect(DomainDescription?.Status).toBe('ACTIVE');
    expect(UserPool?.Domain).toBe(Domain);
  });

  it('a custom domain has dots, and its certificate can be changed', async () => {
    const { UserPoolId } = await newPool(pools);
    const Domain = 'auth.shop.example';
    const certificate = (id: string) => ({
      CertificateArn: `arn:aws:acm:us-east-1:123456789012:certificate/${id}`,
    });
    const named = { UserPoolId, Domain };
    await pools.cognito.createUserPoolDomain({ ...named, CustomDomainConfig: certificate('a') });
    await pools.cognito.updateUserPoolDomain({ ...named, CustomDomainConfig: certificate('b') });
    const { DomainDescription } = await pools.cognito.describeUserPoolDomain({ Domain });
    const { UserPool } = await pools.cognito.describeUserPool({ UserPoolId });

    expect(DomainDescription?.CustomDomainConfig).toEqual(certificate('b'));
    expect(UserPool?.CustomDomain).toBe(Domain);
  });

  it('a domain belongs to one pool, and a pool has one of a kind', async () => {
    const [one, other] = [await newPool(pools), await newPool(pools)];
    const Domain = newDomain();
    const create = ({ UserPoolId }: typeof one, name: string) =>
      refusalOf(pools.cognito.createUserPoolDomain({ UserPoolId, Domain: name }));

    expect(await create(one, Domain)).toBe('answered');
    expect(await create(other, Domain)).toMatch(/already associated with another user pool/);
    expect(await create(one, newDomain())).toMatch(/already has a domain/);
  });

  it.each([
    ['shop.example.com', {}, /only contain lower-case letters/],
    ['my-cognito-shop', {}, /cannot contain reserved word: cognito/],
    ['shop', { CustomDomainConfig: { CertificateArn } }, /not a valid subdomain/],
  ])('the domain %s is refused with %o', async (Domain, settings, reason) => {
    const { UserPoolId } = await newPool(pools);
    const call = pools.cognito.createUserPoolDomain({ UserPoolId, Domain, ...settings });

    expect(await refusalOf(call)).toMatch(reason);
  });

  it('a deleted domain has an empty description, and only then its pool can be deleted', async () => {
    const { UserPoolId } = await newPool(pools);
    const Domain = newDomain();
    await pools.cognito.createUserPoolDomain({ UserPoolId, Domain });
    const before = await refusalOf(pools.cognito.deleteUserPool({ UserPoolId }));
    await pools.cognito.deleteUserPoolDomain({ UserPoolId, Domain });
    const { DomainDescription } = await pools.cognito.describeUserPoolDomain({ Domain });

    expect(before).toMatch(/domain configured that should be deleted first/);
    expect(DomainDescription).toEqual({});
    expect(await refusalOf(pools.cognito.deleteUserPool({ UserPoolId }))).toBe('answered');
  });
});

const facebook = { ProviderName: 'Facebook', ProviderType: 'Facebook' as const };

describe('identity providers of a pool', () => {
  const google = (UserPoolId: string, IdpIdentifiers: string[] = []) => ({
    UserPoolId,
    ProviderName: 'Google',
    ProviderType: 'Google' as const,
    ProviderDetails: { client_id: 'a', client_secret: 'b', authorize_scopes: 'openid' },
    IdpIdentifiers,
  });

  it('a provider is described, changed and found by its identifier', async () => {
    const { UserPoolId } = await newPool(pools);
    await pools.cognito.createIdentityProvider(google(UserPoolId, ['shop.example']));
    const name = { UserPoolId, ProviderName: 'Google' };
    await pools.cognito.updateIdentityProvider({ ...name, AttributeMapping: { email: 'mail' } });
    const { IdentityProvider } = await pools.cognito.describeIdentityProvider(name);
    const found = await pools.cognito.getIdentityProviderByIdentifier({
      UserPoolId,
      IdpIdentifier: 'shop.example',
    });

    expect(IdentityProvider).toMatchObject({
      ...google(UserPoolId, ['shop.example']),
      AttributeMapping: { email: 'mail' },
    });
    expect(found.IdentityProvider).toEqual(IdentityProvider);
  });

  it('providers are listed without their details', async () => {
    const { UserPoolId } = await newPool(pools);
    await pools.cognito.createIdentityProvider(google(UserPoolId));

    const { Providers = [] } = await pools.cognito.listIdentityProviders({ UserPoolId });

    expect(Providers).toHaveLength(1);
    expect(Object.keys(Providers[0] ?? {}).toSorted()).toEqual([
      'CreationDate',
      'LastModifiedDate',
      'ProviderName',
      'ProviderType',
    ]);
  });

  it('a name and an identifier belong to one provider', async () => {
    const { UserPoolId } = await newPool(pools);
    await pools.cognito.createIdentityProvider(google(UserPoolId, ['shop.example']));
    const other = { ...google(UserPoolId, ['shop.example']), ...facebook };

    const create = (provider: CreateIdentityProviderRequest) =>
      refusalOf(pools.cognito.createIdentityProvider(provider));

    expect(await create(google(UserPoolId))).toBe(
      `DuplicateProviderException: Google already exists in user pool ${UserPoolId}`,
    );
    expect(await create(other)).toMatch(/is of another provider/);
    expect(await create({ ...other, ProviderName: 'Cognito' })).toMatch(
      /^DuplicateProviderException/,
    );
  });

  it('a client can have only providers of its pool', async () => {
    const { UserPoolId, ClientId } = await newPool(pools);
    const update = (...SupportedIdentityProviders: string[]) =>
      refusalOf(
        pools.cognito.updateUserPoolClient({ UserPoolId, ClientId, SupportedIdentityProviders }),
      );

    expect(await update('COGNITO')).toBe('answered');
    expect(await update('Google')).toMatch(/The provider Google does not exist for User Pool/);
    await pools.cognito.createIdentityProvider(google(UserPoolId));
    expect(await update('COGNITO', 'Google')).toBe('answered');
  });

  it('a deleted provider is not found', async () => {
    const { UserPoolId } = await newPool(pools);
    const name = { UserPoolId, ProviderName: 'Google' };
    await pools.cognito.createIdentityProvider(google(UserPoolId));
    await pools.cognito.deleteIdentityProvider(name);

    expect(await refusalOf(pools.cognito.describeIdentityProvider(name))).toBe(
      'ResourceNotFoundException: Identity provider Google does not exist.',
    );
  });
});
