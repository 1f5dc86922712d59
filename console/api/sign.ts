/** Signature Version 4 in the browser (IAM User Guide, reference_sigv-create-signed-request). */

export type Credentials = {
  readonly accessKeyId: string;
  readonly secretKey: string;
  readonly sessionToken: string;
};

export type Call = {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Its path and query as they are on the wire, the query's names in order. */
  readonly url: URL;
  readonly region: string;
  readonly service: 's3' | 'dynamodb';
  /** Further headers that are signed, by names in small letters. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

const bytes = (text: string) => new TextEncoder().encode(text);

const hex = (buffer: ArrayBuffer): string =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

const sha256 = async (text: string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', bytes(text)));

const hmac = async (key: BufferSource, text: string): Promise<ArrayBuffer> => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign']);
  return crypto.subtle.sign('HMAC', imported, bytes(text));
};

const signatureOf = async (secretKey: string, scope: string, text: string): Promise<string> => {
  let key: BufferSource = bytes(`AWS4${secretKey}`);
  for (const part of scope.split('/')) key = await hmac(key, part);
  return hex(await hmac(key, text));
};

/** The headers of a signed call. Signatures follow the machine's clock, not the stack's. Throws outside a secure context. */
export const signedHeaders = async (
  { method, url, region, service, headers = {}, body = '' }: Call,
  { accessKeyId, secretKey, sessionToken }: Credentials,
): Promise<Record<string, string>> => {
  if (crypto.subtle === undefined) throw new Error('Open the page at 127.0.0.1 to sign calls');
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const sent = {
    ...headers,
    'x-amz-content-sha256': await sha256(body),
    'x-amz-date': stamp,
    'x-amz-security-token': sessionToken,
  };
  // The browser sets Host itself.
  const signed = Object.entries({ ...sent, host: url.host }).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const names = signed.map(([name]) => name).join(';');
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const query = url.search.slice(1);
  const payload = sent['x-amz-content-sha256'];
  const canonical = [method, url.pathname, query, lines, names, payload].join('\n');
  const scope = `${stamp.slice(0, 8)}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', stamp, scope, await sha256(canonical)].join('\n');
  const signature = await signatureOf(secretKey, scope, text);
  const credential = `Credential=${accessKeyId}/${scope}`;
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`,
  };
};
