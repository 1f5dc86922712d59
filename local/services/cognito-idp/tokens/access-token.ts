import { createPublicKey } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import * as v from 'valibot';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord, UserRecord } from '../store/records.ts';
import { findUser } from '../users/users.ts';
import { notAuthorized, userNotFound } from '../wire/cognito-error.ts';
import { issuerOf, signingKeyOf } from './signing-keys.ts';

const claimsSchema = v.looseObject({
  iss: v.string(),
  sub: v.string(),
  username: v.string(),
  client_id: v.string(),
  origin_jti: v.string(),
  token_use: v.literal('access'),
  scope: v.optional(v.string(), ''),
});

export type AccessTokenClaims = v.InferOutput<typeof claimsSchema>;

export type AccessTokenHolder = {
  readonly pool: PoolRecord;
  /** Absent if the client has been deleted. */
  readonly client: ClientRecord | undefined;
  readonly user: UserRecord;
  readonly claims: AccessTokenClaims;
};

/** The pool that the token names. The token is not trusted until that pool's key has verified it. */
const poolOfUnverified = (service: Service, token: string): PoolRecord | undefined => {
  try {
    const payload: unknown = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    );
    const issuer = v.parse(v.object({ iss: v.string() }), payload).iss;
    return service.store.pools.values().find((pool) => issuerOf(service, pool) === issuer);
  } catch {
    return undefined;
  }
};

const verify = async (
  service: Service,
  pool: PoolRecord,
  token: string,
): Promise<AccessTokenClaims> => {
  const { privateKey } = signingKeyOf(service, pool);
  try {
    const { payload } = await jwtVerify(token, createPublicKey(privateKey), {
      algorithms: ['RS256'],
      issuer: issuerOf(service, pool),
      currentDate: new Date(service.clock.now()),
    });
    return v.parse(claimsSchema, payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw notAuthorized('Access Token has expired');
    throw notAuthorized('Invalid Access Token');
  }
};

/** The scope for operations on the user's own account. Tokens without it are for other services. */
const selfServiceScope = 'aws.cognito.signin.user.admin';

/**
 * The holder of this access token, for operations on the user's own account. Throws NotAuthorizedException for a
 * token that is invalid, expired by the pool's clock, revoked, or without the scope.
 */
export const requireAccessToken = async (
  service: Service,
  accessToken: string,
): Promise<AccessTokenHolder> => {
  const pool = poolOfUnverified(service, accessToken);
  if (pool === undefined) throw notAuthorized('Invalid Access Token');
  const claims = await verify(service, pool, accessToken);
  if (service.store.revocations.get(claims.origin_jti) !== undefined) {
    throw notAuthorized('Access Token has been revoked');
  }
  if (!claims.scope.split(' ').includes(selfServiceScope)) {
    throw notAuthorized('Access Token does not have required scopes');
  }
  const user = findUser(service, pool, claims.username);
  if (user?.sub !== claims.sub) {
    throw userNotFound();
  }
  if (!user.enabled) throw notAuthorized('User is disabled.');
  return { pool, client: service.store.clients.get(claims.client_id), user, claims };
};
