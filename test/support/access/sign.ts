import { createHash, createHmac } from 'node:crypto';
import type { WireRequest } from '../../../local/access/signature/wire-request.ts';
import { region } from '../../../local/identity.ts';

/*
 * Signature Version 4 in the header, written after the IAM User Guide (reference_sigv-create-signed-request), apart from
 * the code that verifies it.
 */

const hash = (data: string): string => createHash('sha256').update(data).digest('hex');

const mac = (key: string | Buffer, data: string): Buffer =>
  createHmac('sha256', key).update(data).digest();

export type Signer = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

export type Unsigned = {
  /** As the scope names it. */
  readonly service: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

const stampOf = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** A request to `POST /` by default, without a query. */
export const signedRequest = (
  { accessKeyId, secretAccessKey, sessionToken }: Signer,
  { service, method = 'POST', path = '/', headers: own = {}, body = '' }: Unsigned,
  at = Date.now(),
): WireRequest => {
  const stamp = stampOf(at);
  const headers = new Map([
    ['host', '127.0.0.1:9401'],
    ['x-amz-date', stamp],
    ...(sessionToken === undefined ? [] : [['x-amz-security-token', sessionToken] as const]),
    ...Object.entries(own),
  ]);
  const names = [...headers.keys()].toSorted();
  const canonical = [
    ...[method, path, ''],
    ...[...names.map((name) => `${name}:${headers.get(name)}`), ''],
    ...[names.join(';'), hash(body)],
  ].join('\n');
  const scope = `${stamp.slice(0, 8)}/${region}/${service}/aws4_request`;
  const key = scope.split('/').reduce<string | Buffer>(mac, `AWS4${secretAccessKey}`);
  const text = ['AWS4-HMAC-SHA256', stamp, scope, hash(canonical)].join('\n');
  const signature = mac(key, text).toString('hex');
  headers.set(
    'authorization',
    `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  );
  return { method, path, query: '', headers };
};
