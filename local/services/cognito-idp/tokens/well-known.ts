import type { Hono } from 'hono';
import type { Service } from '../service.ts';
import type { PoolRecord } from '../store/records.ts';
import { issuerOf, signingKeyOf } from './signing-keys.ts';

const openIdConfiguration = (service: Service, pool: PoolRecord, endpoint: string) => ({
  issuer: issuerOf(service, pool),
  token_endpoint: `${endpoint}/oauth2/token`,
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  jwks_uri: `${endpoint}/${pool.id}/.well-known/jwks.json`,
  id_token_signing_alg_values_supported: ['RS256'],
  subject_types_supported: ['public'],
  response_types_supported: ['code', 'token'],
  scopes_supported: ['openid', 'email', 'phone', 'profile'],
});

/** Each pool's public keys and its configuration document (OpenID Connect Discovery 1.0). */
export const addWellKnown = (app: Hono, service: Service): void => {
  app.get('/:poolId/.well-known/:document', (context) => {
    const { poolId, document } = context.req.param();
    const pool = service.store.pools.get(poolId);
    context.header('access-control-allow-origin', '*');
    if (pool === undefined) return context.json({ message: 'User pool does not exist' }, 404);
    if (document === 'jwks.json') {
      return context.json({ keys: [signingKeyOf(service, pool).publicJwk] });
    }
    if (document === 'openid-configuration') {
      return context.json(openIdConfiguration(service, pool, new URL(context.req.url).origin));
    }
    return context.json({ message: 'No such document' }, 404);
  });
};
