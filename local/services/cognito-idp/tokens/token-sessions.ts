import { randomInt } from 'node:crypto';
import { tokenValidityOf } from '../pools/clients/token-validity.ts';
import { sessionSettingsOf } from '../pools/settings/session-settings.ts';
import type { Service } from '../service.ts';
import type { TokenSessionRecord, UserRecord } from '../store/records.ts';
import type { PreTokenCall } from '../triggers/pre-token-generation.ts';
import { CognitoError } from '../wire/cognito-error.ts';
import { revokeFamily } from './revocation.ts';

/*
 * Sessions of users (API reference: SessionDescriptionType). A token session is one sign-in: the tokens that share an
 * `origin_jti`. A pool keeps them while its tracking is enabled.
 */

const idCharacters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** 28 characters with the prefix of a token session (API reference: SessionDescriptionType). */
const newSessionId = (): string =>
  `tkn${Array.from({ length: 25 }, () => idCharacters[randomInt(idCharacters.length)]).join('')}`;

/** The user's sessions that have neither expired nor been revoked, the oldest first. */
export const activeSessions = (
  { store, clock }: Service,
  { poolId, sub }: Pick<UserRecord, 'poolId' | 'sub'>,
): readonly TokenSessionRecord[] =>
  store.tokenSessions
    .values()
    .filter(
      (session) =>
        session.poolId === poolId && session.sub === sub && session.expiresAt > clock.now(),
    );

/**
 * Makes room for one more session: the least recently used ones end (API reference: UserPoolTokenSessionConfigType).
 * More than one ends where the limit was lowered.
 */
const evict = (service: Service, user: UserRecord, maxPerUser: number): void => {
  const byUse = activeSessions(service, user).toSorted(
    (one, other) => one.lastActiveAt - other.lastActiveAt,
  );
  const surplus = byUse.slice(0, Math.max(0, byUse.length - maxPerUser + 1));
  for (const { originJti } of surplus) revokeFamily(service, originJti);
};

/** Records a sign-in as a session, if the pool tracks sessions. */
export const startTokenSession = (
  service: Service,
  { pool, client, user }: Pick<PreTokenCall, 'pool' | 'client' | 'user'>,
  originJti: string,
): void => {
  const { tracked, maxPerUser } = sessionSettingsOf(pool);
  if (!tracked) return;
  evict(service, user, maxPerUser);
  const now = service.clock.now();
  service.store.tokenSessions.put(originJti, {
    id: newSessionId(),
    poolId: pool.id,
    clientId: client.id,
    sub: user.sub,
    originJti,
    createdAt: now,
    lastActiveAt: now,
    expiresAt: now + tokenValidityOf(client).refresh * 1000,
  });
};

/** A refresh is activity of its session. A sign-in from before the tracking has none. */
export const recordActivity = ({ store, clock }: Service, originJti: string): void => {
  const session = store.tokenSessions.get(originJti);
  if (session === undefined) return;
  store.tokenSessions.put(originJti, { ...session, lastActiveAt: clock.now() });
};

/** The user's active session of this id. Throws ResourceNotFoundException for any other id. */
export const requireSession = (
  service: Service,
  user: UserRecord,
  id: string,
): TokenSessionRecord => {
  const found = activeSessions(service, user).find((session) => session.id === id);
  if (found !== undefined) return found;
  throw new CognitoError('ResourceNotFoundException', 'Session does not exist.');
};
