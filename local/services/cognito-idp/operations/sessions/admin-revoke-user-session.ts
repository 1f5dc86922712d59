import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { checkTracksSessions } from '../../pools/settings/session-settings.ts';
import { revokeFamily } from '../../tokens/revocation.ts';
import { requireSession } from '../../tokens/token-sessions.ts';
import { requireUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: AdminRevokeUserSession. The session must be one of this user. */
export const adminRevokeUserSession = signedOperation(
  'AdminRevokeUserSession',
  v.object({ UserPoolId: userPoolId, Username: username, SessionId: v.string() }),
  (service, { UserPoolId, Username, SessionId }) => {
    const pool = requirePool(service, UserPoolId);
    checkTracksSessions(pool);
    const user = requireUser(service, pool, Username);
    revokeFamily(service, requireSession(service, user, SessionId).originJti);
    return {};
  },
);
