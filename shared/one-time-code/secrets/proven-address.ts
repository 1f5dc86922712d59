import { keyedHash } from './subkeys.ts';

export type ProvenAddress = {
  readonly userPoolId: string;
  /** The `sub`. */
  readonly user: string;
  /** Letter for letter as the attribute has it. */
  readonly address: string;
};

/** Which address a right answer proved, without the address: HMAC-SHA-256, hexadecimal. */
export const addressHash = ({ userPoolId, user, address }: ProvenAddress, pepper: string): string =>
  keyedHash(pepper, 'address', [userPoolId, user, address]).toString('hex');
