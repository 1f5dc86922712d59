import { randomInt } from 'node:crypto';
import { sameText } from '../passwords/same-text.ts';
import type { Service } from '../service.ts';
import type { CodeRecord, UserRecord } from '../store/records.ts';
import { CognitoError } from '../wire/cognito-error.ts';

/** The destination of a code: an attribute and its value. */
export type Place = { readonly attribute: 'email' | 'phone_number'; readonly to: string };

const hour = 60 * 60 * 1000;

/** Lifetimes of Cognito's own codes (guide: quotas, validity of codes). */
const lifetimes: Readonly<Record<CodeRecord['purpose'], number>> = {
  'sign-up': 24 * hour,
  'forgot-password': hour,
  attribute: 24 * hour,
};

/** Attempts for one code (guide: quotas, ConfirmSignUp 15 an hour). */
const triesPerCode = 15;

export const codeMismatch = () =>
  new CognitoError(
    'CodeMismatchException',
    'Invalid verification code provided, please try again.',
  );

/** One code for each attribute to verify; for the other purposes one for each user. */
const keyOf = (
  { poolId, username }: Pick<UserRecord, 'poolId' | 'username'>,
  purpose: CodeRecord['purpose'],
  attribute: string,
): string => [poolId, username, purpose, purpose === 'attribute' ? attribute : ''].join('/');

/** Makes a new code of six digits, which replaces the one before it. */
export const makeCode = (
  { store, clock }: Service,
  user: UserRecord,
  purpose: CodeRecord['purpose'],
  { attribute, to }: Place,
): string => {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  store.codes.put(keyOf(user, purpose, attribute), {
    poolId: user.poolId,
    username: user.username,
    purpose,
    attribute,
    sentTo: to,
    code,
    expiresAt: clock.now() + lifetimes[purpose],
    attempts: 0,
  });
  return code;
};

export const codeExpired = () =>
  new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.');

/**
 * The record of a right code. It stays valid until {@link useUpCode}, because a later check may still refuse the
 * request. Throws ExpiredCodeException, CodeMismatchException (and counts the attempt), LimitExceededException.
 */
export const checkCode = (
  { store, clock }: Service,
  user: UserRecord,
  given: string,
  purpose: CodeRecord['purpose'],
  attribute = '',
): CodeRecord => {
  const key = keyOf(user, purpose, attribute);
  const record = store.codes.get(key);
  if (record === undefined || record.expiresAt <= clock.now()) throw codeExpired();
  if (record.attempts >= triesPerCode) {
    throw new CognitoError(
      'LimitExceededException',
      'Attempt limit exceeded, please try after some time.',
    );
  }
  if (!sameText(record.code, given)) {
    store.codes.put(key, { ...record, attempts: record.attempts + 1 });
    throw codeMismatch();
  }
  return record;
};

export const useUpCode = ({ store }: Service, record: CodeRecord): void =>
  store.codes.delete(keyOf(record, record.purpose, record.attribute));
