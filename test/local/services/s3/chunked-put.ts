import { createHash, createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { localCredentials, region } from '../../../../local/identity.ts';
import { bucketName } from './bucket.ts';

/*
 * A PUT whose chunks are signed one by one, which the SDK for JavaScript does not make: written after the S3 API
 * reference (sigv4-streaming, sigv4-streaming-trailers), apart from the code that it tests.
 */

const hash = (data: string): string => createHash('sha256').update(data).digest('hex');

const mac = (key: string | Buffer, data: string): Buffer =>
  createHmac('sha256', key).update(data).digest();

const crcOf = (data: string): string => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(data));
  return bytes.toString('base64');
};

type Options = {
  readonly trailer?: boolean;
  /** What happens to the body on its way. */
  readonly change?: (body: string) => string;
};

export const chunkedPut = (
  url: string,
  parts: readonly string[],
  { trailer = false, change = (body) => body }: Options = {},
): Request => {
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const scope = `${stamp.slice(0, 8)}/${region}/s3/aws4_request`;
  const key = scope
    .split('/')
    .reduce<string | Buffer>(mac, `AWS4${localCredentials.secretAccessKey}`);
  const sign = (kind: string, ...rest: string[]) =>
    mac(key, [kind, stamp, scope, ...rest].join('\n')).toString('hex');
  const path = `/${bucketName}/chunked`;
  const headers: Record<string, string> = {
    'content-encoding': 'aws-chunked',
    host: new URL(url).host,
    'x-amz-content-sha256': `STREAMING-AWS4-HMAC-SHA256-PAYLOAD${trailer ? '-TRAILER' : ''}`,
    'x-amz-date': stamp,
    'x-amz-decoded-content-length': String(parts.join('').length),
    ...(trailer && { 'x-amz-trailer': 'x-amz-checksum-crc32' }),
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map((pair) => `${pair.join(':')}\n`);
  const canonical = ['PUT', path, '', lines.join(''), names, headers['x-amz-content-sha256']];
  const signature = sign('AWS4-HMAC-SHA256', hash(canonical.join('\n')));
  let last = signature;
  const chunks = [...parts, ''].map((part) => {
    last = sign('AWS4-HMAC-SHA256-PAYLOAD', last, hash(''), hash(part));
    const head = `${part.length.toString(16)};chunk-signature=${last}\r\n`;
    return part === '' ? head : `${head}${part}\r\n`;
  });
  const line = `x-amz-checksum-crc32:${crcOf(parts.join(''))}`;
  const trailerSignature = sign('AWS4-HMAC-SHA256-TRAILER', last, hash(`${line}\n`));
  const end = trailer ? `${line}\r\nx-amz-trailer-signature:${trailerSignature}\r\n\r\n` : '\r\n';
  const credential = `Credential=${localCredentials.accessKeyId}/${scope}`;
  return new Request(`${url}${path}`, {
    method: 'PUT',
    headers: {
      ...headers,
      authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`,
    },
    body: change(chunks.join('') + end),
  });
};
