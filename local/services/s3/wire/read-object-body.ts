import type { IncomingMessage } from 'node:http';
import { S3Error } from './s3-error.ts';

/** Of one object: files of users, not videos. The store is in memory. */
export const maxObjectBytes = 16 * 1024 * 1024;

/** Signatures and lengths of chunks come on top of the object. */
const maxFramingBytes = 1024 * 1024;

export const tooLarge = () =>
  new S3Error(
    'EntityTooLarge',
    'Your proposed upload exceeds the maximum allowed object size.',
    400,
  );

/** The body as it came, framing and all. @throws {S3Error} EntityTooLarge */
export const readObjectBody = async (incoming: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > maxObjectBytes + maxFramingBytes) throw tooLarge();
    parts.push(bytes);
  }
  return Buffer.concat(parts);
};
