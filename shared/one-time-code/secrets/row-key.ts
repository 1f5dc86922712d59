import { keyedHash } from './subkeys.ts';

/**
 * | kind | partition key | stands for the user in codes and logs |
 * | --- | --- | --- |
 * | user | `2U#<sub>` | the `sub` |
 * | unknown | `2X#<HMAC of pool and name>` | that HMAC |
 *
 * An unknown user has a row too, so that the same calls are made and the same limits apply. Its key is an HMAC: a reader
 * of the table learns no name from it.
 */
export type RowOwner = {
  readonly kind: 'user' | 'unknown';
  readonly rowKey: string;
  readonly user: string;
};

export type OwnerFacts = {
  readonly userPoolId: string;
  /** `event.userName`: what was typed, where there is no such user. */
  readonly userName: string;
  readonly sub: string | undefined;
  readonly userNotFound: boolean;
};

export const rowKeyOfUser = (sub: string): string => `2U#${sub}`;

/** The `sub` in the key of a user's row. */
export const userOfRowKey = (rowKey: string): string => rowKey.slice(3);

/** Two spellings of a name that are one to Cognito have one row, or the rows would distinguish them. */
const oneSpelling = (name: string): string => name.trim().normalize('NFC').toLowerCase();

/** @param pepper the lasting one (`lastingPepper`), or the row is lost in a rotation */
export const rowOwner = (
  { userPoolId, userName, sub, userNotFound }: OwnerFacts,
  pepper: string,
): RowOwner => {
  if (!userNotFound && sub !== undefined) {
    return { kind: 'user', rowKey: rowKeyOfUser(sub), user: sub };
  }
  const user = keyedHash(pepper, 'row', [userPoolId, oneSpelling(userName)]).toString('hex');
  return { kind: 'unknown', rowKey: `2X#${user}`, user };
};
