import * as v from 'valibot';
import { checkTracksSessions } from '../../pools/settings/session-settings.ts';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { publicOperation } from '../../wire/operation.ts';
import { listSessions } from './session-shapes.ts';

/** API reference: ListUserSessions. Sessions of every client of the pool. */
export const listUserSessions = publicOperation(
  'ListUserSessions',
  v.object({ AccessToken: v.string(), NextToken: v.optional(v.string()) }),
  async (service, { AccessToken, NextToken }) => {
    const { pool, user, claims } = await requireAccessToken(service, AccessToken);
    checkTracksSessions(pool);
    return listSessions(service, user, { token: NextToken, current: claims.origin_jti });
  },
);
