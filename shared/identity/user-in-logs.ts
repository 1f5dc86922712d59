import { createHash } from 'node:crypto';

/**
 * The user in log lines and in the audit lines of commands: the same everywhere, so that the two can be joined. 64 bits of
 * SHA-256, hexadecimal. Without a key, since commands are never given the pepper: a `sub` is a random UUID, so it cannot
 * be guessed from its hash, and for a name without a user the caller hands over a keyed hash.
 */
export const userInLogs = (user: string): string =>
  createHash('sha256').update(`cognito-triggers user ${user}`).digest('hex').slice(0, 16);
