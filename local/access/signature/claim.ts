import { type Problem, problem } from './problem.ts';
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

/**
 * Parts of `ID/20261125/us-east-1/s3/aws4_request`. Five and no more: with a part in front of them two readers could find
 * two keys.
 */
const readCredential = (text: string): Pick<Claim, 'accessKeyId' | 'scope'> | undefined => {
  const [accessKeyId = '', day = '', region = '', service = '', end, ...more] = text.split('/');
  const isWhole = end === 'aws4_request' && more.length === 0;
  return isWhole && /^\w{1,128}$/.test(accessKeyId) && /^\d{8}$/.test(day)
    ? { accessKeyId, scope: { day, region, service } }
    : undefined;
};

type Texts = {
  /** `Credential`, `SignedHeaders` and `Signature`, as both forms name them. */
  readonly parts: ReadonlyMap<string, string>;
  readonly stamp: string;
  readonly sessionToken: string | undefined;
};

/** What AWS says of a part that cannot be read, in each form. */
type Faults = { readonly credential: string; readonly stamp: string };

/** The claim of a signature's texts, which are all there. */
export const claimOf = (
  form: Claim['form'],
  { parts, stamp, sessionToken }: Texts,
  faults: Faults,
): Claim | Problem => {
  const credential = readCredential(parts.get('Credential') ?? '');
  if (credential === undefined) return problem('malformed', form, faults.credential);
  if (!/^\d{8}T\d{6}Z$/.test(stamp)) return problem('malformed', form, faults.stamp);
  const signedHeaders = (parts.get('SignedHeaders') ?? '').split(';');
  const signature = parts.get('Signature') ?? '';
  return { form, ...credential, stamp, signedHeaders, signature, sessionToken };
};

/** Milliseconds since 1970 of `20261125T120000Z`; NaN where there is no such time. */
export const timeOfStamp = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
