import { createHmac, hkdfSync } from 'node:crypto';
import { lengthPrefixed } from './length-prefixed.ts';

/**
 * | purpose | what it keys |
 * | --- | --- |
 * | code | the codes |
 * | row | the rows of unknown users |
 * | mailbox | the counters of mails to one mailbox |
 * | address | the mark of a proven address |
 * | envelope | where a mail goes, encrypted |
 */
export type Purpose = 'code' | 'row' | 'mailbox' | 'address' | 'envelope';

/**
 * The subkey of a pepper for one purpose: 32 bytes by HKDF-SHA-256 (RFC 5869), so that what one of them reveals says
 * nothing about the others. No salt: the pepper is a random secret of at least 32 characters.
 */
export const subkey = (pepper: string, purpose: Purpose): Buffer =>
  Buffer.from(hkdfSync('sha256', pepper, '', `cognito-triggers v2 ${purpose}`, 32));

/** HMAC-SHA-256 of fields under the subkey for a purpose. */
export const keyedHash = (pepper: string, purpose: Purpose, fields: readonly string[]): Buffer =>
  createHmac('sha256', subkey(pepper, purpose)).update(lengthPrefixed(fields)).digest();
