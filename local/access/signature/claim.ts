import type { Scope } from './signing-key.ts';

/** What a request says of its signature, before anything is checked. */
export type Claim = {
  readonly form: 'header' | 'query';
  readonly accessKeyId: string;
  readonly scope: Scope;
  /** `20261125T120000Z` */
  readonly stamp: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly sessionToken: string | undefined;
  /** Of a presigned URL. */
  readonly expiresSeconds?: number;
};

export const algorithm = 'AWS4-HMAC-SHA256';

/** Parts of `ID/20261125/us-east-1/s3/aws4_request`. */
export const readCredential = (
  text: string,
): { readonly accessKeyId: string; readonly scope: Scope } | undefined => {
  const [accessKeyId = '', day = '', region = '', service = '', end] = text.split('/').slice(-5);
  const isWhole = end === 'aws4_request' && /^\w{1,128}$/.test(accessKeyId) && /^\d{8}$/.test(day);
  return isWhole ? { accessKeyId, scope: { day, region, service } } : undefined;
};

export const isStamp = (text: string): boolean => /^\d{8}T\d{6}Z$/.test(text);

/** Milliseconds since 1970 of `20261125T120000Z`; NaN where there is no such time. */
export const timeOfStamp = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
