import { checkSecretHash } from '../pools/clients/secret-hash.ts';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord, RefreshTokenRecord, UserRecord } from '../store/records.ts';
import { makeTokens, newRefreshToken, refreshTokenKey } from '../tokens/issue.ts';
import { recordActivity } from '../tokens/token-sessions.ts';
import type { Values } from '../triggers/call/sign-in.ts';
import type { PreTokenCall } from '../triggers/pre-token-generation.ts';
import { findUser } from '../users/users.ts';
import { CognitoError, notAuthorized } from '../wire/cognito-error.ts';
import { rotatesRefreshTokens } from './auth-flows.ts';
import type { SignInResult } from './sign-in.ts';

export type Refresh = {
  readonly pool: PoolRecord;
  readonly client: ClientRecord;
  readonly refreshToken: string;
  readonly secretHash: string | undefined;
  readonly clientMetadata?: Values | undefined;
};

/** Seconds for which a replaced token is still accepted (API reference: RefreshTokenRotationType, 0 to 60). */
const graceSeconds = ({ properties }: ClientRecord): number =>
  properties.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0;

const requireRefreshToken = (
  { store, clock }: Service,
  client: ClientRecord,
  key: string,
): RefreshTokenRecord => {
  const record = store.refreshTokens.get(key);
  if (record?.clientId !== client.id) throw notAuthorized('Invalid Refresh Token');
  const isRevoked = store.revocations.get(record.originJti) !== undefined;
  if (isRevoked) throw notAuthorized('Refresh Token has been revoked');
  if (record.replacedUntil !== undefined && record.replacedUntil <= clock.now()) {
    throw new CognitoError('RefreshTokenReuseException', 'Refresh token has been rotated');
  }
  if (record.expiresAt <= clock.now()) throw notAuthorized('Refresh Token has expired');
  return record;
};

const requireHolder = (
  service: Service,
  pool: PoolRecord,
  { username, sub }: RefreshTokenRecord,
): UserRecord => {
  const user = findUser(service, pool, username);
  if (user?.sub !== sub) throw notAuthorized('Invalid Refresh Token');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  return user;
};

/** With rotation there is a new refresh token, and the old one stays valid for the grace period. */
const rotate = (
  service: Service,
  call: PreTokenCall,
  record: RefreshTokenRecord,
  key: string,
): { readonly RefreshToken?: string } => {
  if (!rotatesRefreshTokens(call.client)) return {};
  if (record.replacedUntil === undefined) {
    const replacedUntil = service.clock.now() + graceSeconds(call.client) * 1000;
    service.store.refreshTokens.put(key, { ...record, replacedUntil });
  }
  return { RefreshToken: newRefreshToken(service, call, record, record.expiresAt) };
};

/**
 * New tokens of the same sign-in, with the current user and the current functions. Calls only pre token generation.
 */
export const refreshTokens = async (
  service: Service,
  { pool, client, refreshToken, secretHash, clientMetadata }: Refresh,
): Promise<SignInResult> => {
  const key = refreshTokenKey(refreshToken);
  const family = requireRefreshToken(service, client, key);
  const user = requireHolder(service, pool, family);
  // A refresh sends no user name: its SECRET_HASH covers the internal one, never an alias (pycognito 18, boto3 2736).
  checkSecretHash(client, user.username, secretHash);
  const call: PreTokenCall = {
    pool,
    client,
    user,
    source: 'TokenGeneration_RefreshTokens',
    clientMetadata,
  };
  const { originJti, eventId, authTime } = family;
  const tokens = await makeTokens(service, call, { originJti, eventId, authTime });
  // The token may have been revoked, or replaced, while the function ran.
  const current = requireRefreshToken(service, client, key);
  recordActivity(service, originJti);
  return {
    ChallengeParameters: {},
    AuthenticationResult: { ...tokens, ...rotate(service, call, current, key) },
  };
};
