import { createHash, randomBytes } from 'node:crypto';

/**
 * 16 bytes in the form of today's `sub`: 34c84488-e0e1-70ae-d2ee-…. The version is 7, the variant is any, so that a
 * library that accepts only RFC 9562 refuses most of them here as in production (uuid 936, zod 6119).
 */
const subOf = (bytes: Uint8Array): string => {
  const digits = Buffer.from(bytes).toString('hex');
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `7${digits.slice(13, 16)}`,
    digits.slice(16, 20),
    digits.slice(20, 32),
  ];
  return groups.join('-');
};

/** The `sub` of a new user; in pools whose users sign in by an address also the user name. */
export const newSub = (): string => subOf(randomBytes(16));

/** A made-up user name, always the same for a pool and name (guide: managing user existence error responses). */
export const subOfName = (poolId: string, name: string): string =>
  subOf(createHash('sha256').update(`${poolId}\n${name.toLowerCase()}`).digest().subarray(0, 16));
