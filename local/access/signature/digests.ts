import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** In lower-case hex, as every hash of a signature is written. */
export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

export const hmac = (key: string | Uint8Array, data: string): Buffer =>
  createHmac('sha256', key).update(data).digest();

/** Compares without regard to where the texts differ. Texts of other lengths are hashed to one length first. */
export const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)));
