import type { Service } from '../service.ts';
import { keyInPool, ofPool } from '../store/in-pool.ts';
import type { IdentityProviderRecord, PoolRecord } from '../store/records.ts';
import { CognitoError, invalidParameter } from '../wire/cognito-error.ts';
import { checkProvider } from './provider-details.ts';

type Properties = IdentityProviderRecord['properties'];

export const identityProvidersOf = (
  { store }: Service,
  pool: PoolRecord,
): readonly IdentityProviderRecord[] => ofPool(store.identityProviders, pool);

const notFound = (what: string) =>
  new CognitoError('ResourceNotFoundException', `Identity provider ${what} does not exist.`);

/** @throws {CognitoError} ResourceNotFoundException */
export const requireIdentityProvider = (
  { store }: Service,
  pool: PoolRecord,
  name: string,
): IdentityProviderRecord => {
  const found = store.identityProviders.get(keyInPool(pool, name));
  if (found === undefined) throw notFound(name);
  return found;
};

/** @throws {CognitoError} ResourceNotFoundException where no provider of the pool has the identifier */
export const providerOfIdentifier = (
  service: Service,
  pool: PoolRecord,
  identifier: string,
): IdentityProviderRecord => {
  const found = identityProvidersOf(service, pool).find(({ properties }) =>
    properties.IdpIdentifiers?.includes(identifier),
  );
  if (found === undefined) throw notFound(`with the identifier ${identifier}`);
  return found;
};

/** @throws {CognitoError} DuplicateProviderException where the name is taken, also that of the pool's own users */
export const checkNewProvider = ({ store }: Service, pool: PoolRecord, name: string): void => {
  const taken = store.identityProviders.get(keyInPool(pool, name)) !== undefined;
  if (!taken && name.toUpperCase() !== 'COGNITO') return;
  // The text is that of cloudformation-coverage-roadmap 1287.
  throw new CognitoError(
    'DuplicateProviderException',
    `${name} already exists in user pool ${pool.id}`,
  );
};

/** An identifier leads from an address's domain to one provider (API reference: IdpIdentifiers). */
const checkIdentifiers = (
  service: Service,
  pool: PoolRecord,
  { ProviderName, IdpIdentifiers = [] }: Properties,
): void => {
  const others = identityProvidersOf(service, pool)
    .filter(({ name }) => name !== ProviderName)
    .flatMap(({ properties }) => properties.IdpIdentifiers ?? []);
  const taken = IdpIdentifiers.find((identifier) => others.includes(identifier));
  if (taken === undefined) return;
  throw invalidParameter(`The identifier ${taken} is of another provider`);
};

export const saveIdentityProvider = (
  service: Service,
  pool: PoolRecord,
  name: string,
  properties: Properties,
): IdentityProviderRecord => {
  checkProvider(properties);
  checkIdentifiers(service, pool, properties);
  const { store, clock } = service;
  const now = clock.now();
  const createdAt = store.identityProviders.get(keyInPool(pool, name))?.createdAt ?? now;
  const record = { poolId: pool.id, name, properties, createdAt, modifiedAt: now };
  return store.identityProviders.put(keyInPool(pool, name), record);
};

export const removeIdentityProvider = (
  { store }: Service,
  { poolId, name }: IdentityProviderRecord,
): void => store.identityProviders.delete(`${poolId}/${name}`);

/** A client's providers are COGNITO, the pool's own users, and those of the pool. */
export const checkProviders = (
  service: Service,
  pool: PoolRecord,
  wanted: readonly string[] = [],
): void => {
  const known = ['COGNITO', ...identityProvidersOf(service, pool).map(({ name }) => name)];
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw invalidParameter(`The provider ${unknown} does not exist for User Pool ${pool.id}.`);
};
