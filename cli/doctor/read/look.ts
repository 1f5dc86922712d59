import { errorName } from '../../common/error-name.ts';
import type { Unread } from '../facts.ts';

/** Tries a reading; a failure is kept as something that was not looked at. */
export type Look = <T>(
  action: string,
  about: string,
  read: () => Promise<T>,
) => Promise<T | undefined>;

export type Looker = {
  readonly look: Look;
  /** What failed so far, in the order of asking: of parallel readings another one may fail first in each run. */
  unread(): readonly Unread[];
};

export const createLooker = (): Looker => {
  const failures: (Unread | undefined)[] = [];
  return {
    unread: () => failures.filter((failure) => failure !== undefined),
    look: async (action, about, read) => {
      const place = failures.push(undefined) - 1;
      try {
        return await read();
      } catch (error) {
        failures[place] = { action, about, why: errorName(error) };
        return undefined;
      }
    },
  };
};
