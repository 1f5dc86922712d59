import * as v from 'valibot';
import { checkTracksSessions } from '../../pools/settings/session-settings.ts';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { revokeFamily } from '../../tokens/revocation.ts';
import { requireSession } from '../../tokens/token-sessions.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { publicOperation } from '../../wire/operation.ts';

/** API reference: RevokeUserSession. The caller's own session is refused; RevokeToken and GlobalSignOut end that one. */
export const revokeUserSession = publicOperation(
  'RevokeUserSession',
  v.object({ AccessToken: v.string(), SessionId: v.string() }),
  async (service, { AccessToken, SessionId }) => {
    const { pool, user, claims } = await requireAccessToken(service, AccessToken);
    checkTracksSessions(pool);
    const { originJti } = requireSession(service, user, SessionId);
    if (originJti === claims.origin_jti) {
      throw invalidParameter('The current session cannot be revoked.');
    }
    revokeFamily(service, originJti);
    return {};
  },
);
