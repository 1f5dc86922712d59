import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { checkTierHasSessions } from '../../pools/settings/session-settings.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { sessionConfigurationShape } from './session-shapes.ts';

const input = v.object({
  UserPoolId: userPoolId,
  UserSessionTracking: v.picklist(['ENABLED', 'DISABLED']),
  TokenSession: v.object({ MaxPerUser: v.number() }),
});

/** API reference: SetUserPoolSessionConfiguration. A lower limit ends sessions at each user's next sign-in. */
export const setUserPoolSessionConfiguration = signedOperation(
  'SetUserPoolSessionConfiguration',
  input,
  (service, { UserPoolId, UserSessionTracking, TokenSession }) => {
    const pool = requirePool(service, UserPoolId);
    checkTierHasSessions(pool);
    const configured = service.store.pools.put(pool.id, {
      ...pool,
      sessions: {
        tracked: UserSessionTracking === 'ENABLED',
        maxPerUser: TokenSession.MaxPerUser,
      },
      modifiedAt: service.clock.now(),
    });
    return sessionConfigurationShape(configured);
  },
);
