import { codeIn } from './mask.ts';
import type { Message } from './model.ts';

/** The newest code of so many characters, spaces and hyphens apart, that was mailed to an address. */
export const newestCode = (
  messages: readonly Message[],
  email: string,
  codeLength: number,
): string | undefined =>
  messages
    .filter(({ to }) => to.toLowerCase() === email.toLowerCase())
    .map(({ text }) => codeIn(text))
    .findLast((code) => code?.replaceAll(/[- ]/g, '').length === codeLength);
