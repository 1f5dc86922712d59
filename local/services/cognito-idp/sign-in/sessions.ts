import { randomBytes } from 'node:crypto';
import type { Service } from '../service.ts';
import type { ClientRecord, SessionRecord } from '../store/records.ts';
import { CognitoError, invalidParameter, notAuthorized } from '../wire/cognito-error.ts';

/** Cognito's default of AuthSessionValidity, in minutes. Each step of a sign-in gets the full time. */
const defaultMinutes = 3;

/** How long an expired session is kept, so that it can be distinguished from an unknown one. */
const rememberMs = 60 * 60 * 1000;

const sweepEveryMs = 60 * 1000;
const lastSweep = new WeakMap<object, number>();

const sweep = ({ store, clock }: Service): void => {
  const now = clock.now();
  if (now - (lastSweep.get(store) ?? 0) < sweepEveryMs) return;
  lastSweep.set(store, now);
  for (const [key, { expiresAt }] of [...store.sessions.entries()]) {
    if (expiresAt + rememberMs <= now) store.sessions.delete(key);
  }
};

/** Opaque and unguessable; standard Base64, because it also serves as a secret block. */
const newKey = (): string => randomBytes(96).toString('base64');

/** Starts a step of a sign-in; returns its Session string. */
export const openSession = (
  service: Service,
  client: ClientRecord,
  step: Pick<SessionRecord, 'username' | 'userNotFound' | 'sub' | 'challengeName' | 'state'>,
): string => {
  sweep(service);
  const key = newKey();
  const minutes = client.properties.AuthSessionValidity ?? defaultMinutes;
  service.store.sessions.put(key, {
    ...step,
    poolId: client.poolId,
    clientId: client.id,
    expiresAt: service.clock.now() + minutes * 60_000,
    used: false,
  });
  return key;
};

const invalidSession = (detail = '') => notAuthorized(`Invalid session for the user${detail}.`);

/** The step of this Session string. Refused where it is expired, used, or of another client or challenge. */
export const requireSession = (
  { store, clock }: Service,
  client: ClientRecord,
  challengeName: string,
  key: string | undefined,
): SessionRecord => {
  if (key === undefined) throw invalidParameter('Missing required parameter Session');
  const session = store.sessions.get(key);
  if (session?.clientId !== client.id || session.challengeName !== challengeName) {
    throw invalidSession();
  }
  if (session.used) throw invalidSession(', session can only be used once');
  if (session.expiresAt <= clock.now()) throw invalidSession(', session is expired');
  return session;
};

/** Errors after which the same session may be used again: mistyped input, nothing decided. */
const retryable: ReadonlySet<string> = new Set([
  'CodeMismatchException',
  'EnableSoftwareTokenMFAException',
  'ExpiredCodeException',
  'InvalidPasswordException',
  'InvalidParameterException',
]);

const mayRetry = (error: unknown): boolean =>
  error instanceof CognitoError && retryable.has(error.name);

/**
 * Runs one response to a session. The session counts as used from the start, so of parallel responses only one
 * succeeds; with the setting it counts as used only after a response is done. Any failure other than mistyped input
 * ends the sign-in, a trigger's error included.
 */
export const useSession = async <T>(
  { store, settings }: Service,
  key: string,
  session: SessionRecord,
  respond: () => Promise<T>,
): Promise<T> => {
  if (!settings.get('sessionAnsweredInParallel')) {
    store.sessions.put(key, { ...session, used: true });
  }
  try {
    const result = await respond();
    store.sessions.put(key, { ...session, used: true });
    return result;
  } catch (error) {
    if (mayRetry(error)) store.sessions.put(key, session);
    else store.sessions.delete(key);
    throw error;
  }
};
