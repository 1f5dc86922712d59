import { type Comparison, comparing } from './comparison.ts';

/** A block of addresses: an address is the block of one. */
type Block = { readonly bits: bigint; readonly size: 32 | 128; readonly prefix: number };

const join = (numbers: readonly number[], width: bigint): bigint =>
  numbers.reduce((sum, one) => (sum << width) | BigInt(one), 0n);

const readV4 = (text: string): bigint | undefined => {
  const octets = text.split('.');
  const valid =
    octets.length === 4 &&
    octets.every((one) => /^(0|[1-9]\d{0,2})$/.test(one) && Number(one) < 256);
  return valid ? join(octets.map(Number), 8n) : undefined;
};

const readGroups = (text: string): readonly number[] | undefined => {
  if (text === '') return [];
  const groups = text.split(':');
  return groups.every((one) => /^[0-9a-f]{1,4}$/i.test(one))
    ? groups.map((one) => Number.parseInt(one, 16))
    : undefined;
};

/** The last 32 bits may be written as an IPv4 address (RFC 4291, 2.2). */
const withoutDots = (text: string): string | undefined => {
  const start = text.lastIndexOf(':') + 1;
  if (!text.includes('.')) return text;
  const low = readV4(text.slice(start));
  if (low === undefined) return undefined;
  return `${text.slice(0, start)}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`;
};

const readV6 = (text: string): bigint | undefined => {
  const [headText = '', tailText, ...more] = withoutDots(text)?.split('::') ?? ['.'];
  const head = readGroups(headText);
  const tail = readGroups(tailText ?? '');
  if (head === undefined || tail === undefined || more.length > 0) return undefined;
  const missing = 8 - head.length - tail.length;
  if (tailText === undefined ? missing !== 0 : missing < 1) return undefined;
  return join([...head, ...Array<number>(missing).fill(0), ...tail], 16n);
};

const readBlock = (text: string): Block | undefined => {
  const [address = '', prefixText, ...more] = text.split('/');
  const size = address.includes(':') ? 128 : 32;
  const bits = size === 128 ? readV6(address) : readV4(address);
  const prefix = prefixText === undefined ? size : Number(prefixText);
  const valid = more.length === 0 && /^\d{1,3}$/.test(prefixText ?? '0') && prefix <= size;
  return valid && bits !== undefined ? { bits, size, prefix } : undefined;
};

const contains = (block: Block, address: Block): boolean => {
  const rest = BigInt(block.size - block.prefix);
  return (
    block.size === address.size &&
    block.prefix <= address.prefix &&
    block.bits >> rest === address.bits >> rest
  );
};

/** CIDR blocks (RFC 4632) of IPv4 and IPv6; an address of one family is in no block of the other. */
export const ipAddress: Comparison = comparing('IP address', readBlock, contains);
