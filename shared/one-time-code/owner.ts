import { createHmac } from 'node:crypto';
import { lengthPrefixed } from './fields.ts';

/**
 * Whose row it is. A user has one under the `sub`; somebody who does not exist has one too, so that the same calls are
 * made and the same limits answer. Its key is keyed by the pepper: a reader of the table learns no name from it.
 */
export type Owner = {
  readonly kind: 'user' | 'decoy';
  /** The row's partition key. */
  readonly pk: string;
  /** Stands for the user in hashes. */
  readonly user: string;
};

type Facts = {
  readonly userPoolId: string;
  readonly userName: string;
  readonly sub: string | undefined;
  readonly userNotFound: boolean;
};

const keyed = (pepper: string, ...fields: readonly string[]): string =>
  createHmac('sha256', pepper).update(lengthPrefixed(fields)).digest('hex');

/** The key of a user's own row. */
export const rowOfUser = (sub: string): string => `U#${sub}`;

export const ownerOf = (
  { userPoolId, userName, sub, userNotFound }: Facts,
  pepper: string,
): Owner => {
  if (!userNotFound && sub !== undefined) return { kind: 'user', pk: rowOfUser(sub), user: sub };
  const stranger = keyed(pepper, 'stranger', userPoolId, userName);
  return { kind: 'decoy', pk: `X#${stranger}`, user: stranger };
};
