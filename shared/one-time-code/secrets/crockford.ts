/** Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U. https://www.crockford.com/base32.html */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const bitsPerCharacter = 5;

/** Five bits a character, the first byte first; the bytes must be a multiple of five. */
export const toCrockford = (bytes: Uint8Array): string => {
  const length = (bytes.length * 8) / bitsPerCharacter;
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text = alphabet.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return text;
};

/** Letters in upper case, O as 0, I and L as 1; nothing where another character is left. */
export const readCrockford = (text: string): string | undefined => {
  const read = text.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return [...read].every((character) => alphabet.includes(character)) ? read : undefined;
};
