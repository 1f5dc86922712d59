import { longCodeLength } from '../limits.ts';
import type { CodeKind } from '../state.ts';
import { readCrockford } from './crockford.ts';

/** Long enough for a pasted code with a separator and invisible characters around each of its own. */
const longestAnswer = 128;

/**
 * What the user typed as the code that it stands for, or nothing where it cannot be one, which costs no attempt. Everything
 * but ASCII letters and digits is dropped: blanks, line breaks, dashes of every kind, what a mail client puts around a
 * selection. Digits of other scripts are dropped too, and then one is missing.
 */
export const readTypedCode = (
  answer: string,
  kind: CodeKind,
  codeLength: number,
): string | undefined => {
  if (answer.length > longestAnswer) return undefined;
  const typed = answer.replaceAll(/[^0-9A-Za-z]/g, '');
  if (kind === 'long') return typed.length === longCodeLength ? readCrockford(typed) : undefined;
  return typed.length === codeLength && /^[0-9]+$/.test(typed) ? typed : undefined;
};
