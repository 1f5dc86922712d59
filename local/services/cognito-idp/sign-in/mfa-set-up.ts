import type { Service } from '../service.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';
import type { SignInState } from '../store/sign-in-state.ts';
import { currentUser, subjectOfSession } from '../users/subject.ts';
import { notAuthorized } from '../wire/cognito-error.ts';
import { openSession, requireSession, useSession } from './sessions.ts';

type Step = {
  /** What the step does to the user; throws where it is refused. */
  readonly run: (pool: PoolRecord, user: UserRecord) => void;
  /** What the sign-in knows afterwards. */
  readonly state: Partial<SignInState>;
};

/**
 * One step of a sign-in that waits at MFA_SETUP: a pool that demands a second factor, a user without one. The calls for
 * it name no client, so the session says whose it is. Returns the next Session string; the old one is used up.
 */
export const stepOfMfaSetUp = (service: Service, key: string, step: Step): Promise<string> => {
  const { clientId, poolId } = service.store.sessions.get(key) ?? {};
  const client = service.store.clients.get(clientId ?? '');
  const pool = service.store.pools.get(poolId ?? '');
  if (client === undefined || pool === undefined) {
    throw notAuthorized('Invalid session for the user.');
  }
  const session = requireSession(service, client, 'MFA_SETUP', key);
  return useSession(service, key, session, async () => {
    const subject = subjectOfSession(service, pool, session, session.username);
    const user = currentUser(service, subject);
    step.run(pool, user);
    const state = { ...session.state, ...step.state };
    const { username, challengeName } = session;
    const next = { username, challengeName, state, userNotFound: false, sub: user.sub };
    return openSession(service, client, next);
  });
};
