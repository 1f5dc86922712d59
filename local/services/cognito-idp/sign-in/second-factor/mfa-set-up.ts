import type { Service } from '../../service.ts';
import type { PoolRecord, UserRecord } from '../../store/records.ts';
import type { SignInState } from '../../store/sign-in-state.ts';
import { currentUser, subjectOfSession } from '../../users/subject.ts';
import { notAuthorized } from '../../wire/cognito-error.ts';
import { openSession, requireSession, useSession } from '../sessions.ts';

type Step = {
  /** Applies the step to the user; throws where it is refused. */
  readonly run: (pool: PoolRecord, user: UserRecord) => void;
  /** The change to the sign-in's state. */
  readonly state: Partial<SignInState>;
};

/**
 * One step of a sign-in at MFA_SETUP: the pool requires a second factor and the user has none. These calls name no
 * client; the session does. Returns the next Session string; the old one is used up.
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
