import type { XmlNode } from '@aws-sdk/xml-builder';
import { encodeUri } from '../../../access/signature/canonical-request.ts';
import type { Objects } from '../store/objects.ts';
import { invalidArgument } from '../wire/s3-error.ts';
import type { S3Request } from '../wire/s3-request.ts';
import type { S3Response } from '../wire/s3-response.ts';
import { document, element, text } from '../wire/xml.ts';

const maxPage = 1000;

const sizeOfPage = (wanted: string | undefined): number => {
  if (wanted === undefined || wanted === '') return maxPage;
  if (!/^\d{1,10}$/.test(wanted)) throw invalidArgument('Provided max-keys not an integer');
  return Math.min(Number(wanted), maxPage);
};

/** The token is where the page ended. S3's is as opaque. */
const tokenOf = (last: string): string => Buffer.from(last).toString('base64url');

const startOf = ({ parameters }: S3Request): string => {
  const token = parameters.get('continuation-token');
  if (token === undefined) return parameters.get('start-after') ?? '';
  const start = Buffer.from(token, 'base64url').toString();
  if (start !== '' && tokenOf(start) === token) return start;
  throw invalidArgument('The continuation token provided is incorrect');
};

/** A key, or what is common to the keys up to the delimiter. */
type Entry = { readonly name: string; readonly isCommon: boolean };

const entryOf = (key: string, prefix: string, delimiter: string): Entry => {
  const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return end < 0
    ? { name: key, isCommon: false }
    : { name: key.slice(0, end + delimiter.length), isCommon: true };
};

const isAfter = (one: string, other: string): boolean =>
  Buffer.compare(Buffer.from(one), Buffer.from(other)) > 0;

/** The entries behind `start`; a common prefix that the last page ended with is not repeated. */
const entriesOf = (keys: readonly string[], request: S3Request): readonly Entry[] => {
  const { parameters } = request;
  const [prefix, delimiter] = [parameters.get('prefix') ?? '', parameters.get('delimiter') ?? ''];
  const start = startOf(request);
  const entries = keys
    .filter((key) => key.startsWith(prefix))
    .map((key) => entryOf(key, prefix, delimiter))
    .filter(({ name }) => isAfter(name, start));
  return entries.filter(({ name }, index) => entries[index - 1]?.name !== name);
};

const encoder = ({ parameters }: S3Request): ((text: string) => string) => {
  const type = parameters.get('encoding-type');
  if (type !== undefined && type !== 'url') {
    throw invalidArgument('Invalid Encoding Method specified in Request');
  }
  return (value) => (type === 'url' ? value.split('/').map(encodeUri).join('/') : value);
};

const objectNode = (
  objects: Objects,
  name: string,
  encode: (text: string) => string,
): XmlNode[] => {
  const found = objects.get(name);
  if (found === undefined) return [];
  return [
    element(
      'Contents',
      text('Key', encode(name)),
      text('LastModified', new Date(found.modifiedAt).toISOString()),
      text('ETag', found.etag),
      text('Size', found.data.length),
      text('StorageClass', 'STANDARD'),
    ),
  ];
};

const optional = (name: string, value: string | undefined): readonly XmlNode[] =>
  value === undefined ? [] : [text(name, value)];

/** One page of a bucket (API reference: ListObjectsV2). */
export const listObjects = (request: S3Request, objects: Objects): S3Response => {
  const { bucket, parameters } = request;
  const size = sizeOfPage(parameters.get('max-keys'));
  const encode = encoder(request);
  const entries = entriesOf(objects.keys(), request);
  const page = entries.slice(0, size);
  const last = page.at(-1);
  const isTruncated = size > 0 && entries.length > size;
  const common = page.filter(({ isCommon }) => isCommon);
  const root = element(
    'ListBucketResult',
    text('Name', bucket),
    text('Prefix', encode(parameters.get('prefix') ?? '')),
    ...optional('Delimiter', parameters.get('delimiter')),
    ...optional('EncodingType', parameters.get('encoding-type')),
    ...optional('ContinuationToken', parameters.get('continuation-token')),
    ...optional('StartAfter', parameters.get('start-after')),
    text('MaxKeys', size),
    text('KeyCount', page.length),
    text('IsTruncated', isTruncated),
    ...optional('NextContinuationToken', isTruncated && last ? tokenOf(last.name) : undefined),
    ...page
      .filter(({ isCommon }) => !isCommon)
      .flatMap(({ name }) => objectNode(objects, name, encode)),
    ...common.map(({ name }) => element('CommonPrefixes', text('Prefix', encode(name)))),
  );
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: document(root) };
};
