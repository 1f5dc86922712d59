import type { UserRecord } from './records.ts';

/** A name in a pool, in small letters: whether case matters is decided by the reader. */
export const nameInPool = (poolId: string, name: string): string =>
  `${poolId}/${name.toLowerCase()}`;

/** Everything that a user of any pool may be found by: user name, sub and addresses, verified or not. */
export const userNames = ({ poolId, username, sub, attributes }: UserRecord): readonly string[] => {
  const { email, phone_number, preferred_username } = attributes;
  return [username, sub, email, phone_number, preferred_username]
    .filter((name) => name !== undefined)
    .map((name) => nameInPool(poolId, name));
};
