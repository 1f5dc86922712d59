import type { Service } from '../service.ts';
import type { UserRecord } from '../store/records.ts';

/** Ends a sign-in: its refresh tokens, and at this pool's own operations its access tokens too. */
export const revokeFamily = ({ store, clock }: Service, originJti: string): void => {
  store.revocations.put(originJti, { originJti, revokedAt: clock.now() });
};

/** Ends every sign-in of a user. */
export const revokeAll = (service: Service, user: UserRecord): void => {
  for (const { sub, poolId, originJti } of service.store.refreshTokens.values()) {
    if (sub === user.sub && poolId === user.poolId) revokeFamily(service, originJti);
  }
};
