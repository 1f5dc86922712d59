import { S3Error } from '../wire/s3-error.ts';

/** The first and the last byte. */
export type Range = { readonly first: number; readonly last: number };

/**
 * One range of `Range: bytes=...` (RFC 9110, 14.2). Undefined, so that the whole object is sent, without the header, in
 * another form and for several ranges, as S3 does.
 *
 * @throws {S3Error} InvalidRange where no byte is in it
 */
export const readRange = (header: string | undefined, size: number): Range | undefined => {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  if (first < size && first <= last) return { first, last };
  throw new S3Error('InvalidRange', 'The requested range is not satisfiable', 416);
};
