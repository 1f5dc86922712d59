import { createHmac, timingSafeEqual } from 'node:crypto';
import { lengthPrefixed } from './fields.ts';

/** What a code is bound to (ASVS 6.6.2): the same digits are worth nothing anywhere else. */
export type CodeContext = {
  readonly userPoolId: string;
  readonly clientId: string;
  /** The `sub`, or a stand-in where there is no user. */
  readonly user: string;
  readonly challengeId: string;
  readonly channel: 'email';
  readonly destHash: string;
};

/** Secrets that are not in the table. During a rotation codes made under the previous one are still good. */
export type Peppers = { readonly current: string; readonly previous?: string };

/** A uniform number from 0 up to and without `end`. */
export type RandomInt = (end: number) => number;

/** `length` decimal digits (6 to 12), every one of the 10^length equally likely. */
export const drawCode = (length: number, randomInt: RandomInt): string =>
  String(randomInt(10 ** length)).padStart(length, '0');

/** HMAC-SHA-256 of a code in its context, hexadecimal. */
export const hashCode = (pepper: string, context: CodeContext, code: string): string => {
  const { userPoolId, clientId, user, challengeId, channel, destHash } = context;
  const fields = ['v1', userPoolId, clientId, user, challengeId, channel, destHash, code];
  return createHmac('sha256', pepper).update(lengthPrefixed(fields)).digest('hex');
};

const sameDigest = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  // timingSafeEqual throws on unequal lengths; a row's hash that is no SHA-256 can only be damaged.
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Whether the code is the one that was hashed, under either pepper; both are always computed. */
export const codeMatches = (
  hash: string,
  { current, previous }: Peppers,
  context: CodeContext,
  code: string,
): boolean => {
  const byCurrent = sameDigest(hash, hashCode(current, context, code));
  const byPrevious = sameDigest(hash, hashCode(previous ?? current, context, code));
  return byCurrent || byPrevious;
};

/** The longest answer that is looked at; a code with a separator between any two digits fits. */
const longestAnswer = 32;

/**
 * What the user typed as the digits that it stands for, or nothing where it cannot be a code. Spaces and hyphens inside
 * are dropped; other digits than ASCII ones are no digits.
 */
export const readAnswer = (answer: string, codeLength: number): string | undefined => {
  if (answer.length > longestAnswer) return undefined;
  const digits = answer.replaceAll(/[ -]/g, '');
  return digits.length === codeLength && /^[0-9]+$/.test(digits) ? digits : undefined;
};
