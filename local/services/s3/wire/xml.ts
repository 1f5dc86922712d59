import { XmlNode } from '@aws-sdk/xml-builder';
import type { S3Error } from './s3-error.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

export const element = (name: string, ...children: readonly XmlNode[]): XmlNode =>
  new XmlNode(name, [...children]);

export const text = (name: string, value: string | number | boolean): XmlNode =>
  XmlNode.of(name, String(value));

export const document = (root: XmlNode): string =>
  head + root.addAttribute('xmlns', 'http://s3.amazonaws.com/doc/2006-03-01/').toString();

/** An error has no namespace. */
export const errorDocument = (
  { code, message }: S3Error,
  resource: string,
  requestId: string,
): string =>
  head +
  element(
    'Error',
    text('Code', code),
    text('Message', message),
    text('Resource', resource),
    text('RequestId', requestId),
  ).toString();
