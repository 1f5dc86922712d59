import { allowsFlow } from '#shared/cognito/auth-flows.ts';
import type { Service } from '../service.ts';
import type { ClientRecord, SessionRecord, UserRecord } from '../store/records.ts';
import type { Subject } from '../users/subject.ts';
import { notAuthorized } from '../wire/cognito-error.ts';
import { openSession, requireSession } from './sessions.ts';

/*
 * The Session that a sign-up hands to the first sign-in (API reference: SignUp, ConfirmSignUp, InitiateAuth). The one
 * of SignUp is good for ConfirmSignUp only and proves nothing. The one of ConfirmSignUp says that its code was right:
 * USER_AUTH takes it once in place of EMAIL_OTP, within the client's AuthSessionValidity.
 */

type Step = 'ConfirmSignUp' | 'InitiateAuth';

/** A session for the next step; undefined where the client does not have USER_AUTH. */
export const openSignUpSession = (
  service: Service,
  client: ClientRecord,
  user: UserRecord,
  step: Step,
): { readonly Session?: string } => {
  if (!allowsFlow(client.properties, 'USER_AUTH')) return {};
  const { username, sub } = user;
  const state = { flow: 'choice', typedName: username, rounds: [] } as const;
  const next = { username, sub, userNotFound: false, challengeName: step, state };
  return { Session: openSession(service, client, next) };
};

/** The session of this step and this user. Throws NotAuthorizedException for any other. */
const requireOwn = (
  service: Service,
  client: ClientRecord,
  step: Step,
  key: string,
  sub: string | undefined,
): SessionRecord => {
  const session = requireSession(service, client, step, key);
  if (session.sub === sub) return session;
  throw notAuthorized('Invalid session for the user.');
};

/** Checks the session that a client got from SignUp and sent to ConfirmSignUp. */
export const checkSessionOfSignUp = (
  service: Service,
  client: ClientRecord,
  { sub }: UserRecord,
  key: string | undefined,
): void => {
  if (key !== undefined) requireOwn(service, client, 'ConfirmSignUp', key, sub);
};

/** Whether InitiateAuth carries ConfirmSignUp's proof for this user. Throws for a session that is used or foreign. */
export const takeProofOfSignUp = (
  service: Service,
  client: ClientRecord,
  subject: Subject,
  key: string | undefined,
): boolean => {
  if (key === undefined) return false;
  const sub = subject.kind === 'user' ? subject.user.sub : undefined;
  const session = requireOwn(service, client, 'InitiateAuth', key, sub);
  service.store.sessions.put(key, { ...session, used: true });
  return true;
};
