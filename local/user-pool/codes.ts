import { randomInt, timingSafeEqual } from 'node:crypto';
import { CognitoError } from './cognito-error.ts';
import type { Service } from './service.ts';
import type { CodeRecord, UserRecord } from './store/records.ts';

const hour = 60 * 60 * 1000;

/** How long Cognito's own codes live (guide: quotas, validity of codes). */
const lifetimes: Readonly<Record<CodeRecord['purpose'], number>> = {
  'sign-up': 24 * hour,
  'forgot-password': hour,
  attribute: 24 * hour,
};

/** Cognito takes a limited number of tries (guide: quotas, ConfirmSignUp 15 an hour). */
const triesPerCode = 15;

export const codeMismatch = () =>
  new CognitoError(
    'CodeMismatchException',
    'Invalid verification code provided, please try again.',
  );

const keyOf = (user: UserRecord, purpose: CodeRecord['purpose'], attribute = ''): string =>
  [user.poolId, user.username, purpose, attribute].join('/');

/** A new code of six digits; it replaces the one before it. */
export const makeCode = (
  { store, clock }: Service,
  user: UserRecord,
  purpose: CodeRecord['purpose'],
  attribute?: string,
): string => {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  store.codes.put(keyOf(user, purpose, attribute), {
    poolId: user.poolId,
    username: user.username,
    purpose,
    ...(attribute === undefined ? {} : { attribute }),
    code,
    expiresAt: clock.now() + lifetimes[purpose],
    attempts: 0,
  });
  return code;
};

const sameCode = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Uses the code up, or throws: ExpiredCodeException, CodeMismatchException, LimitExceededException. */
export const redeemCode = (
  { store, clock }: Service,
  user: UserRecord,
  given: string,
  purpose: CodeRecord['purpose'],
  attribute?: string,
): void => {
  const key = keyOf(user, purpose, attribute);
  const record = store.codes.get(key);
  if (record === undefined || record.expiresAt <= clock.now()) {
    throw new CognitoError(
      'ExpiredCodeException',
      'Invalid code provided, please request a code again.',
    );
  }
  if (record.attempts >= triesPerCode) {
    throw new CognitoError(
      'LimitExceededException',
      'Attempt limit exceeded, please try after some time.',
    );
  }
  if (!sameCode(record.code, given)) {
    store.codes.put(key, { ...record, attempts: record.attempts + 1 });
    throw codeMismatch();
  }
  store.codes.delete(key);
};
