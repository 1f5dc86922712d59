import type { TestIdentityPools } from '../../../support/identity/identity-pools.ts';
import type { Operation } from './row.ts';

/** Settings of one call: the SDK's type of them is wrong on purpose in half of the rows. */
type Call = (bench: TestIdentityPools, pool: object, settings: object) => Promise<unknown>;

let count = 0;
const newDomain = (): string => `shop-${count++}`;

export const newUserPool = async ({ cognito }: TestIdentityPools, settings: object) =>
  (await cognito.createUserPool({ PoolName: 'made', ...settings })).UserPool?.Id ?? '';

const newClient = async ({ cognito }: TestIdentityPools, UserPoolId: string) =>
  (await cognito.createUserPoolClient({ UserPoolId, ClientName: 'made' })).UserPoolClient?.ClientId;

/** A pool that has the scope reports/read. */
const withScope = async (bench: TestIdentityPools, pool: object): Promise<string> => {
  const UserPoolId = await newUserPool(bench, pool);
  await bench.cognito.createResourceServer({
    UserPoolId,
    Identifier: 'reports',
    Name: 'reports',
    Scopes: [{ ScopeName: 'read', ScopeDescription: 'd' }],
  });
  return UserPoolId;
};

const newIdentityPool = (bench: TestIdentityPools, settings: object) =>
  bench.identities.createIdentityPool({
    IdentityPoolName: 'made',
    AllowUnauthenticatedIdentities: false,
    ...settings,
  });

/** What is left out of a row's settings: a name, a pool, a client. */
export const calls: Readonly<Record<Operation, Call>> = {
  CreateUserPool: (bench, pool, settings) => newUserPool(bench, { ...pool, ...settings }),
  UpdateUserPool: async (bench, pool, settings) =>
    bench.cognito.updateUserPool({ UserPoolId: await newUserPool(bench, pool), ...settings }),
  SetUserPoolMfaConfig: async (bench, pool, settings) =>
    bench.cognito.setUserPoolMfaConfig({ UserPoolId: await newUserPool(bench, pool), ...settings }),
  CreateUserPoolClient: async (bench, pool, settings) => {
    const UserPoolId = await withScope(bench, pool);
    return bench.cognito.createUserPoolClient({ UserPoolId, ClientName: 'made', ...settings });
  },
  UpdateUserPoolClient: async (bench, pool, settings) => {
    const UserPoolId = await withScope(bench, pool);
    const ClientId = await newClient(bench, UserPoolId);
    return bench.cognito.updateUserPoolClient({ UserPoolId, ClientId, ...settings });
  },
  CreateUserPoolDomain: async (bench, pool, settings) => {
    const UserPoolId = await newUserPool(bench, pool);
    return bench.cognito.createUserPoolDomain({ UserPoolId, Domain: newDomain(), ...settings });
  },
  UpdateUserPoolDomain: async (bench, pool, settings) => {
    const domain = { UserPoolId: await newUserPool(bench, pool), Domain: newDomain() };
    await bench.cognito.createUserPoolDomain({ ...domain, ManagedLoginVersion: 1 });
    return bench.cognito.updateUserPoolDomain({ ...domain, ...settings });
  },
  CreateIdentityProvider: async (bench, pool, settings) =>
    bench.cognito.createIdentityProvider({
      UserPoolId: await newUserPool(bench, pool),
      ProviderName: undefined,
      ProviderType: undefined,
      ProviderDetails: undefined,
      ...settings,
    }),
  CreateResourceServer: async (bench, pool, settings) =>
    bench.cognito.createResourceServer({
      UserPoolId: await newUserPool(bench, pool),
      Identifier: undefined,
      Name: 'made',
      ...settings,
    }),
  CreateIdentityPool: (bench, pool, settings) => newIdentityPool(bench, { ...pool, ...settings }),
  SetIdentityPoolRoles: async (bench, pool, settings) => {
    const { IdentityPoolId } = await newIdentityPool(bench, pool);
    return bench.identities.setIdentityPoolRoles({ IdentityPoolId, Roles: {}, ...settings });
  },
};
