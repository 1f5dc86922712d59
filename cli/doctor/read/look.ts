import { errorName } from '../../common/error-name.ts';
import type { Unread } from '../facts.ts';

/** Tries a reading; a failure is kept as something that was not looked at. */
export type Look = <T>(
  action: string,
  about: string,
  read: () => Promise<T>,
) => Promise<T | undefined>;

export type Looker = { readonly look: Look; readonly unread: readonly Unread[] };

export const createLooker = (): Looker => {
  const unread: Unread[] = [];
  return {
    unread,
    look: async (action, about, read) => {
      try {
        return await read();
      } catch (error) {
        unread.push({ action, about, why: errorName(error) });
        return undefined;
      }
    },
  };
};
