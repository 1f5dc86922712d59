import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { checkTracksSessions } from '../../pools/settings/session-settings.ts';
import { requireUser } from '../../users/users.ts';
import { username, userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { listSessions } from './session-shapes.ts';

/** API reference: AdminListUserSessions. No session is the caller's own. */
export const adminListUserSessions = signedOperation(
  'AdminListUserSessions',
  v.object({ UserPoolId: userPoolId, Username: username, NextToken: v.optional(v.string()) }),
  (service, { UserPoolId, Username, NextToken }) => {
    const pool = requirePool(service, UserPoolId);
    checkTracksSessions(pool);
    return listSessions(service, requireUser(service, pool, Username), { token: NextToken });
  },
);
