import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider';
import { tokenValidityOf } from '../pools/clients/token-validity.ts';
import type { Service } from '../service.ts';
import type { RefreshTokenRecord } from '../store/records.ts';
import { askPreToken, type PreTokenCall } from '../triggers/pre-token-generation.ts';
import { noOverrides } from '../triggers/token-overrides.ts';
import { groupConfigurationOf } from '../users/group-configuration.ts';
import { applyChanges, applyScopes } from './apply-changes.ts';
import { accessClaims, idClaims, type Occasion } from './claims.ts';
import { groupClaims, roleClaims } from './group-claims.ts';
import { signClaims } from './sign-claims.ts';
import { issuerOf } from './signing-keys.ts';
import { startTokenSession } from './token-sessions.ts';

/** The scope of tokens from the API: operations on the user's own account. */
const apiScopes = ['aws.cognito.signin.user.admin'];

/** Values of the sign-in that a refresh keeps. */
export type Family = Pick<RefreshTokenRecord, 'originJti' | 'eventId' | 'authTime'>;

const newFamily = (now: number): Family => ({
  originJti: randomUUID(),
  eventId: randomUUID(),
  authTime: Math.floor(now / 1000),
});

/** The ID and access token of a sign-in or a refresh, after the changes of the pre token function. */
export const makeTokens = async (
  service: Service,
  call: PreTokenCall,
  family: Family,
): Promise<
  Pick<AuthenticationResultType, 'AccessToken' | 'IdToken' | 'ExpiresIn' | 'TokenType'>
> => {
  const { pool, client, user } = call;
  const ownGroups = groupConfigurationOf(service, pool, user);
  const overrides = (await askPreToken(service, call, ownGroups, apiScopes)) ?? noOverrides;
  const groups = overrides.groups ?? ownGroups;
  const validity = tokenValidityOf(client);
  const occasion: Occasion = {
    issuer: issuerOf(service, pool),
    issuedAt: Math.floor(service.clock.now() / 1000),
    ...family,
  };
  const id = {
    ...idClaims(occasion, { client, user, jti: randomUUID(), validity: validity.id }),
    ...groupClaims(groups),
    ...roleClaims(groups),
  };
  const access = {
    ...accessClaims(occasion, { client, user, jti: randomUUID(), validity: validity.access }),
    ...groupClaims(groups),
  };
  const scope = applyScopes(apiScopes, overrides.access).join(' ');
  const [IdToken, AccessToken] = await Promise.all([
    signClaims(service, pool, applyChanges(id, overrides.id, 'id', client.id)),
    signClaims(service, pool, {
      ...applyChanges(access, overrides.access, 'access', client.id),
      ...(scope === '' ? {} : { scope }),
    }),
  ]);
  return { AccessToken, IdToken, ExpiresIn: validity.access, TokenType: 'Bearer' };
};

/** The key of a refresh token's record: a hash, so the store holds no usable token. */
export const refreshTokenKey = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** Makes a refresh token of a family. A replacement keeps the `expiresAt` of the token before it. */
export const newRefreshToken = (
  service: Service,
  { pool, client, user }: PreTokenCall,
  // Named one by one: what belongs to the replaced token, such as the end of its grace, must not reach its successor.
  { originJti, eventId, authTime }: Family,
  expiresAt = service.clock.now() + tokenValidityOf(client).refresh * 1000,
): string => {
  const token = randomBytes(120).toString('base64url');
  service.store.refreshTokens.put(refreshTokenKey(token), {
    poolId: pool.id,
    clientId: client.id,
    username: user.username,
    sub: user.sub,
    originJti,
    eventId,
    authTime,
    expiresAt,
  });
  return token;
};

/** All three tokens of a new sign-in. */
export const issueTokens = async (
  service: Service,
  call: PreTokenCall,
): Promise<AuthenticationResultType> => {
  const family = newFamily(service.clock.now());
  const tokens = await makeTokens(service, call, family);
  startTokenSession(service, call, family.originJti);
  return { ...tokens, RefreshToken: newRefreshToken(service, call, family) };
};
