import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord } from '../store/records.ts';
import { CognitoError } from '../wire/cognito-error.ts';

export const requirePool = ({ store }: Service, id: string): PoolRecord => {
  const pool = store.pools.get(id);
  if (pool !== undefined) return pool;
  throw new CognitoError('ResourceNotFoundException', `User pool ${id} does not exist.`);
};

/** The client and its pool for unsigned operations, which name only the client's id. */
export const requireClient = (
  service: Service,
  id: string,
): { readonly client: ClientRecord; readonly pool: PoolRecord } => {
  const client = service.store.clients.get(id);
  if (client !== undefined) return { client, pool: requirePool(service, client.poolId) };
  throw new CognitoError('ResourceNotFoundException', `User pool client ${id} does not exist.`);
};

/** As {@link requireClient}, for Admin calls: the client must belong to that pool. */
export const requireClientOf = (service: Service, userPoolId: string, clientId: string) => {
  const pool = requirePool(service, userPoolId);
  const client = service.store.clients.get(clientId);
  if (client?.poolId === pool.id) return { client, pool };
  throw new CognitoError(
    'ResourceNotFoundException',
    `User pool client ${clientId} does not exist.`,
  );
};

/**
 * ENABLED or LEGACY: the client's setting, unless the stack's setting overrides it. Clients created by the API have
 * LEGACY by default.
 */
export const existenceErrorsPrevented = ({ settings }: Service, client: ClientRecord): boolean => {
  const choice = settings.get('preventUserExistenceErrors');
  return (
    (choice === 'client' ? client.properties.PreventUserExistenceErrors : choice) === 'ENABLED'
  );
};
