import type { IssuedKey } from '../keys.ts';
import type { Ask } from './ask.ts';

/** Who calls, from where. Without a key the caller is anonymous. */
export type Source = {
  readonly key?: IssuedKey;
  readonly sourceIp: string;
  readonly userAgent: string | undefined;
};

export const nameOf = ({ key }: Source): string => key?.principal.arn ?? 'anonymous';

/** What is said of an ask: without its context, which has keys of rows and addresses. */
export type Subject = Pick<Ask, 'action' | 'resource'>;

export type Verdict =
  | { readonly allowed: true }
  /** `sentence` is AWS's own for the first thing that is denied. */
  | { readonly allowed: false; readonly ask: Subject; readonly sentence: string };
