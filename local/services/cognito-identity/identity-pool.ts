/*
 * The identity pool, in rooms; each imports only from itself and those before it (test/local/rooms.test.ts):
 *
 *   store       records and their journal; service.ts and session.ts are what every operation works with
 *   wire        the protocol, input checks and errors
 *   tokens      the pool's own tokens and their key
 *   logins      tokens of the providers, verified
 *   identities  who is whom: identities, linked, merged and unlinked
 *   roles       the role of a session, its tags and the limits of guests
 *   sessions    the caller as an identity, and its credentials
 *   operations  one file an API operation
 */

import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { operations } from './operations/registry.ts';
import type { Service } from './service.ts';
import type { WebIdentity } from './session.ts';
import type { PoolRecord } from './store/records.ts';
import { openStore } from './store/store.ts';
import { readToken } from './tokens/open-id-token.ts';
import { addWellKnown } from './tokens/well-known.ts';
import { handleCall, targetPrefix } from './wire/protocol.ts';

/** The pool as template.yaml declares it, in the API's words. */
export type DeclaredIdentityPool = Omit<PoolRecord, 'id' | 'declared'>;

export type IdentityPoolOptions = Omit<Service, 'store'> & {
  /** The declaration, which names the pool by its id. */
  declare(identityPoolId: string): DeclaredIdentityPool;
  /** Where identities and the key are kept; without it they are lost when the process ends. */
  readonly directory?: string;
};

export type IdentityPool = {
  readonly identityPoolId: string;
  /** `POST /` with a target of the service, and the public key under `/.well-known/`. */
  addTo(app: Hono): void;
  /** What a token of a pool says; for STS. Throws jose's error where the token does not count. */
  readToken(token: string): Promise<WebIdentity>;
  close(): void;
};

/** The declared pool's id: that of the journal, or a new one. The current declaration replaces the old settings. */
const seed = (
  { store, region }: Service,
  declare: (identityPoolId: string) => DeclaredIdentityPool,
): string => {
  const id =
    store.pools.values().find(({ declared }) => declared)?.id ?? `${region}:${randomUUID()}`;
  store.pools.put(id, { id, declared: true, ...declare(id) });
  return id;
};

/** Identity pools that speak Cognito's wire protocol. */
export const createIdentityPools = ({
  declare,
  directory,
  ...rest
}: IdentityPoolOptions): IdentityPool => {
  const service: Service = { ...rest, store: openStore(directory) };
  const handle = handleCall(service, operations);
  return {
    identityPoolId: seed(service, declare),
    addTo: (app) => {
      app.post('/', (context, next) => {
        const target = context.req.header('x-amz-target') ?? '';
        return target.startsWith(targetPrefix) ? handle(context, target) : next();
      });
      addWellKnown(app, service.store);
    },
    readToken: (token) => readToken(service, token),
    close: () => service.store.close(),
  };
};
