import { isFieldValue } from './field-value.ts';
import { invalidArgument, invalidRequest } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

type Overrides = readonly (readonly [header: string, value: string])[];

/** `response-content-type` and its like replace what was stored, for instance in a presigned URL. */
const overridesIn = ({ parameters }: S3Request): Overrides =>
  [...parameters]
    .filter(([name]) => name.startsWith('response-'))
    .map(([name, value]) => [name.slice('response-'.length), value]);

/** @throws {S3Error} InvalidArgument for a value that no header can have */
export const readOverrides = (request: S3Request): Readonly<Record<string, string>> => {
  const overrides = overridesIn(request);
  if (overrides.every(([, value]) => isFieldValue(value))) return Object.fromEntries(overrides);
  throw invalidArgument('Header value cannot be represented');
};

/** A link without a signature could make a page of any file (API reference: GetObject). @throws {S3Error} */
export const refuseOverrides = (request: S3Request): void => {
  if (overridesIn(request).length === 0) return;
  throw invalidRequest(
    'Request specific response headers cannot be used for anonymous GET requests.',
  );
};
