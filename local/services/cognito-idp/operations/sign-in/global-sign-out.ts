import * as v from 'valibot';
import { requireAccessToken } from '../../tokens/access-token.ts';
import { revokeAll, revokeFamily } from '../../tokens/revocation.ts';
import { publicOperation } from '../../wire/operation.ts';

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
