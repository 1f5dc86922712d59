/*
 * The user pool, in rooms; each imports only from itself and those before it (test/local/rooms.test.ts):
 *
 *   store       records, the journal, the state of a sign-in; service.ts is what every operation works with
 *   wire        Cognito's protocol, input checks and errors
 *   passwords   SRP, policy, comparison of secrets
 *   pools       rules and defaults of pools and app clients
 *   users       users, attributes, groups, and the subject of a sign-in
 *   triggers    calls of the functions, one file a trigger
 *   codes       Cognito's own codes, messages and authenticator apps
 *   tokens      claims, keys, access tokens
 *   sign-in     the flows of a sign-in, sessions, lockout
 *   oauth       the token endpoint
 *   operations  one file an API operation
 */

import { Hono } from 'hono';
import { clientDefaults } from '#shared/cognito/client-defaults.ts';
import { userPoolArn } from '#shared/cognito/ids.ts';
import { addTokenEndpoint } from './oauth/token-endpoint.ts';
import { operations } from './operations/registry.ts';
import { addConfirmationPage } from './operations/sign-up/confirmation-page.ts';
import { declaredClientId, declaredPoolId } from './pools/ids.ts';
import { requirePool } from './pools/pools.ts';
import { withPoolDefaults } from './pools/settings/pool-defaults.ts';
import { schemaOf } from './pools/settings/schema.ts';
import type { Service } from './service.ts';
import type { ClientRecord, PoolRecord } from './store/records.ts';
import { openStore } from './store/store.ts';
import { type TokenProvider, tokenProviderOf } from './tokens/provider.ts';
import { issuerOf } from './tokens/signing-keys.ts';
import { addWellKnown } from './tokens/well-known.ts';
import { handleCall, handlePreflight } from './wire/protocol.ts';

/** The pool and the client as template.yaml declares them, in the API's own words. */
export type DeclaredPool = {
  readonly pool: Omit<PoolRecord['properties'], 'Id' | 'Arn'>;
  readonly mfa: PoolRecord['mfa'];
  readonly client: Omit<ClientRecord['properties'], 'ClientId' | 'UserPoolId'>;
};

export type UserPoolOptions = Omit<Service, 'store' | 'issuerBase'> & {
  /** What issuers begin with; Amazon's address of the Region if absent. */
  readonly issuerBase?: string;
  readonly declared: DeclaredPool;
  /** Where users, sessions and keys are kept; without it they are lost when the process ends. */
  readonly directory?: string;
};

export type UserPool = {
  /** `POST /`, each pool's keys under `/<poolId>/.well-known/`, and the page of confirmation links. */
  readonly app: Hono;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  /** The `iss` of the declared pool's tokens. */
  readonly issuer: string;
  /** A user pool by the name that identity pools give it. */
  tokenProvider(name: string): TokenProvider | undefined;
  close(): void;
};

/** Creates the declared pool and client, or updates those in the journal to the current declaration. */
const seed = (service: Service, { pool, mfa, client }: DeclaredPool) => {
  const now = service.clock.now();
  const oldPool = service.store.pools.values()[0];
  const id = oldPool?.id ?? declaredPoolId(service.region);
  service.store.pools.put(id, {
    id,
    properties: withPoolDefaults({
      ...pool,
      Id: id,
      Arn: userPoolArn(service, id),
      SchemaAttributes: schemaOf(pool.SchemaAttributes ?? []),
    }),
    mfa,
    // The template does not declare it: what was set stays.
    ...(oldPool?.sessions === undefined ? {} : { sessions: oldPool.sessions }),
    createdAt: oldPool?.createdAt ?? now,
    modifiedAt: now,
  });
  const oldClient = service.store.clients.values().find(({ poolId }) => poolId === id);
  const clientId = oldClient?.id ?? declaredClientId;
  service.store.clients.put(clientId, {
    id: clientId,
    poolId: id,
    properties: { ...clientDefaults, ...client, ClientId: clientId, UserPoolId: id },
    secrets: oldClient?.secrets ?? [],
    createdAt: oldClient?.createdAt ?? now,
    modifiedAt: now,
  });
  return { userPoolId: id, userPoolClientId: clientId };
};

/** A user pool that speaks Cognito's wire protocol and calls the given functions in Cognito's order. */
export const createUserPool = ({ declared, directory, ...rest }: UserPoolOptions): UserPool => {
  const issuerBase = rest.issuerBase ?? `https://cognito-idp.${rest.region}.amazonaws.com`;
  const service: Service = { ...rest, issuerBase, store: openStore(directory) };
  const app = new Hono();
  app.post('/', handleCall(service, operations));
  app.options('*', handlePreflight);
  addWellKnown(app, service);
  addConfirmationPage(app, service);
  addTokenEndpoint(app, service);
  const ids = seed(service, declared);
  return {
    app,
    ...ids,
    issuer: issuerOf(service, requirePool(service, ids.userPoolId)),
    tokenProvider: (name) => tokenProviderOf(service, name),
    close: () => service.store.close(),
  };
};
