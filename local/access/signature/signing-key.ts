import { hmac } from './digests.ts';

/** Where a signature counts: `20261125/us-east-1/s3/aws4_request`. */
export type Scope = { readonly day: string; readonly region: string; readonly service: string };

export const scopeText = ({ day, region, service }: Scope): string =>
  `${day}/${region}/${service}/aws4_request`;

/** The key of one day, region and service (IAM User Guide, reference_sigv-create-signed-request, step 4). */
export const signingKeyOf = (secret: string, { day, region, service }: Scope): Buffer =>
  [region, service, 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${secret}`, day));

/** `stamp` is the time of the request: `20261125T120000Z`. */
export const sign = (
  key: Buffer,
  algorithm: string,
  stamp: string,
  scope: Scope,
  rest: readonly string[],
): string => hmac(key, [algorithm, stamp, scopeText(scope), ...rest].join('\n')).toString('hex');
