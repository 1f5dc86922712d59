import { invalidRequest, notImplemented } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

/** What is acted on, or changes nothing here. */
const known =
  /^x-amz-(date|security-token|user-agent|content-sha256|decoded-content-length|trailer|sdk-checksum-algorithm|checksum-(mode|crc32|crc32c|sha1|sha256)|expected-bucket-owner|meta-[\w.-]+)$/;

/** Both are the default of the bucket, so that asking for them changes nothing. */
const isDefault = (name: string, value: string): boolean =>
  (name === 'x-amz-server-side-encryption' && value === 'AES256') ||
  (name === 'x-amz-storage-class' && value === 'STANDARD');

/**
 * Refuses every `x-amz-*` header that would change what S3 does and is not modelled.
 *
 * @throws {S3Error} `NotImplemented`, naming the header
 */
export const checkHeaders = ({ headers }: S3Request, account: string): void => {
  for (const [name, value] of headers) {
    if (!name.startsWith('x-amz-') || known.test(name) || isDefault(name, value)) continue;
    throw notImplemented(`the header ${name.slice(0, 60)}`);
  }
  const owner = headers.get('x-amz-expected-bucket-owner');
  if (owner !== undefined && owner !== account) {
    throw invalidRequest('The expected bucket owner is not the owner of the bucket');
  }
};
