import { createHash } from 'node:crypto';
import { lengthPrefixed } from './fields.ts';

export type Destination = {
  readonly userPoolId: string;
  /** The user's `sub`. */
  readonly user: string;
  readonly challengeId: string;
  /** The address as the user's attribute has it. */
  readonly email: string;
};

/**
 * Which address a code went to, without the address: SHA-256, hexadecimal. Not keyed, since post authentication must
 * compute it and is not given the pepper; the challenge id makes it another one with every code. Letter for letter: what
 * differs in case may be another mailbox (RFC 5321, 2.4), and lower case makes one of letters that are two.
 */
export const destinationHash = ({ userPoolId, user, challengeId, email }: Destination): string =>
  createHash('sha256')
    .update(lengthPrefixed(['v1', userPoolId, user, challengeId, email]))
    .digest('hex');
