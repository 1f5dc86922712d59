import { createHash, timingSafeEqual } from 'node:crypto';
import type { CodeKind } from '../state.ts';
import { toCrockford } from './crockford.ts';
import { keyedHash } from './subkeys.ts';

/** What a code is bound to (ASVS 5.0, 6.6.2): with any other value it is another code. */
export type CodeContext = {
  readonly kind: CodeKind;
  readonly userPoolId: string;
  /** The `sub`, or the stand-in for an unknown user. */
  readonly user: string;
  readonly channel: 'email' | 'sms';
  /** The current address, letter for letter: what differs in case may be another mailbox (RFC 5321, 2.4). */
  readonly address: string;
  /** 128 random bits: what makes one code differ from the next. */
  readonly challengeId: string;
};

const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);

/**
 * The code of a challenge. It is computed, so that the table holds nothing that a code could be tested against, and
 * courier and verify compute the same.
 *
 * | kind | from the HMAC-SHA-256 | bias |
 * | --- | --- | --- |
 * | digits | the first 16 bytes modulo 10^codeLength | below 1e-26 |
 * | long | the first 10 bytes in Crockford's base 32, 16 characters | none |
 *
 * @param codeLength of `digits`, 8 to 12
 */
export const computeCode = (pepper: string, context: CodeContext, codeLength: number): string => {
  const { kind, userPoolId, user, channel, address, challengeId } = context;
  const fields = ['v2', kind, userPoolId, user, channel, address, challengeId];
  const bytes = keyedHash(pepper, 'code', fields);
  if (kind === 'long') return toCrockford(bytes.subarray(0, 10));
  const number = numberOf(bytes.subarray(0, 16)) % 10n ** BigInt(codeLength);
  return number.toString().padStart(codeLength, '0');
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** In a time that depends on neither; hashed, since timingSafeEqual wants equal lengths. */
export const isSameCode = (typed: string, code: string): boolean =>
  timingSafeEqual(digest(typed), digest(code));

/** A long code as a mail shows it: four groups of four. */
export const inGroups = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;
