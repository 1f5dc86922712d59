import { standardScopes } from '#shared/cognito/scopes.ts';
import type { Service } from '../service.ts';
import { keyInPool, ofPool } from '../store/in-pool.ts';
import type { PoolRecord, ResourceServerRecord } from '../store/records.ts';
import { CognitoError, invalidParameter } from '../wire/cognito-error.ts';

export const resourceServersOf = (
  { store }: Service,
  pool: PoolRecord,
): readonly ResourceServerRecord[] => ofPool(store.resourceServers, pool);

/** @throws {CognitoError} ResourceNotFoundException */
export const requireResourceServer = (
  { store }: Service,
  pool: PoolRecord,
  identifier: string,
): ResourceServerRecord => {
  const server = store.resourceServers.get(keyInPool(pool, identifier));
  if (server !== undefined) return server;
  throw new CognitoError(
    'ResourceNotFoundException',
    `Resource server ${identifier} does not exist.`,
  );
};

/** @throws {CognitoError} InvalidParameterException where the pool has a server of this identifier */
export const checkNewIdentifier = (
  { store }: Service,
  pool: PoolRecord,
  identifier: string,
): void => {
  if (store.resourceServers.get(keyInPool(pool, identifier)) === undefined) return;
  throw invalidParameter(`${identifier} already exists in user pool ${pool.id}.`);
};

/** Refuses two scopes of one name, which a token could not distinguish. */
export const saveResourceServer = (
  { store }: Service,
  pool: PoolRecord,
  server: Omit<ResourceServerRecord, 'poolId'>,
): ResourceServerRecord => {
  const names = (server.scopes ?? []).map(({ ScopeName }) => ScopeName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalidParameter(`Scope ${twice} is given twice`);
  const { id: poolId } = pool;
  return store.resourceServers.put(keyInPool(pool, server.identifier), { ...server, poolId });
};

export const removeResourceServer = ({ store }: Service, server: ResourceServerRecord): void =>
  store.resourceServers.delete(`${server.poolId}/${server.identifier}`);

/** Scopes of the pool's resource servers as a token has them: `<identifier>/<ScopeName>`. */
export const customScopesOf = (service: Service, pool: PoolRecord): readonly string[] =>
  resourceServersOf(service, pool).flatMap(({ identifier, scopes = [] }) =>
    scopes.map(({ ScopeName }) => `${identifier}/${ScopeName}`),
  );

/**
 * A client's AllowedOAuthScopes are the standard ones and those of the pool's resource servers.
 * @throws {CognitoError} ScopeDoesNotExistException (API reference: CreateUserPoolClient)
 */
export const checkScopes = (
  service: Service,
  pool: PoolRecord,
  wanted: readonly string[] = [],
): void => {
  const known = [...standardScopes, ...customScopesOf(service, pool)];
  const unknown = wanted.find((scope) => !known.includes(scope));
  if (unknown === undefined) return;
  throw new CognitoError('ScopeDoesNotExistException', `Invalid scope requested: ${unknown}`);
};
