import * as v from 'valibot';
import { requireAccessToken } from '../access-token.ts';
import { publicOperation } from '../operation.ts';
import { revokeAll, revokeFamily } from '../revocation.ts';

/** API reference: GlobalSignOut. */
export const globalSignOut = publicOperation(
  'GlobalSignOut',
  v.object({ AccessToken: v.string() }),
  async (service, { AccessToken }) => {
    const { user, claims } = await requireAccessToken(service, AccessToken);
    revokeAll(service, user);
    revokeFamily(service, claims.origin_jti);
    return {};
  },
);
