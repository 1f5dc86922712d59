import type { Item } from './input.ts';

/** DynamoDB compares numbers and bytes by value, a policy by text: `7.0` must not pass a rule about `7`. */
const plainNumber = /^(0|-?([1-9]\d*|(0|[1-9]\d*)\.\d*[1-9]))$/;

const isPlainBase64 = (text: string): boolean =>
  Buffer.from(text, 'base64').toString('base64') === text;

/**
 * A key's value as a policy compares it: the text, the number or the base64 text. Undefined for another type, for several
 * at once, and for a number or bytes that have a plainer text.
 */
export const keyText = (value: Item[string] | undefined): string | undefined => {
  const { S, N, B } = value ?? {};
  if ([S, N, B].filter((one) => one !== undefined).length !== 1) return undefined;
  if (N !== undefined) return plainNumber.test(N) ? N : undefined;
  if (B !== undefined) return isPlainBase64(B) ? B : undefined;
  return S;
};
