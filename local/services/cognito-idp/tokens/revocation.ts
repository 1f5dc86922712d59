import type { Service } from '../service.ts';
import type { UserRecord } from '../store/records.ts';

/** Revokes a sign-in's refresh tokens, and its access tokens for this pool's own operations. Ends its session. */
export const revokeFamily = ({ store, clock }: Service, originJti: string): void => {
  store.tokenSessions.delete(originJti);
  store.revocations.put(originJti, { originJti, revokedAt: clock.now() });
};

/** Revokes every sign-in of a user. */
export const revokeAll = (service: Service, user: UserRecord): void => {
  for (const { sub, poolId, originJti } of service.store.refreshTokens.values()) {
    if (sub === user.sub && poolId === user.poolId) revokeFamily(service, originJti);
  }
};
