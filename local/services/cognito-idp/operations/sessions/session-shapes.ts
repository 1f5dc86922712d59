import { sessionSettingsOf } from '../../pools/settings/session-settings.ts';
import type { Service } from '../../service.ts';
import type { PoolRecord, TokenSessionRecord, UserRecord } from '../../store/records.ts';
import { activeSessions } from '../../tokens/token-sessions.ts';
import { nextToken, pageOf } from '../../wire/pagination.ts';

/** The response of both Set- and GetUserPoolSessionConfiguration. */
export const sessionConfigurationShape = (pool: PoolRecord) => {
  const { tracked, maxPerUser } = sessionSettingsOf(pool);
  return {
    UserPoolId: pool.id,
    UserSessionTracking: tracked ? 'ENABLED' : 'DISABLED',
    TokenSession: { MaxPerUser: maxPerUser },
  };
};

/** SessionDescriptionType. The stack knows no devices and no places, for which the API has the value `unknown`. */
const sessionShape = (session: TokenSessionRecord, current: string | undefined) => ({
  SessionId: session.id,
  SessionType: 'TOKEN',
  ClientId: session.clientId,
  CreateDate: session.createdAt / 1000,
  LastActiveDate: session.lastActiveAt / 1000,
  DeviceType: 'unknown',
  LastLocation: { Country: 'unknown' },
  IsCurrentSession: session.originJti === current,
});

/** All sessions of a user fit in one page of 125 (API reference: AdminListUserSessions). */
const pageSize = 125;

/** A user's sessions; `current` is the `origin_jti` of the caller's access token, if there is one. */
export const listSessions = (
  service: Service,
  user: UserRecord,
  { token, current }: { readonly token: string | undefined; readonly current?: string },
) => {
  const { items, next } = pageOf(activeSessions(service, user), pageSize, token, ({ id }) => id);
  const Sessions = items.map((session) => sessionShape(session, current));
  return { Sessions, ...nextToken(next) };
};
