import { XmlNode } from '@aws-sdk/xml-builder';

/** Text, or elements by name; undefined leaves an element out. */
export type Content = string | { readonly [name: string]: Content | undefined };

const node = (name: string, content: Content): XmlNode =>
  typeof content === 'string'
    ? XmlNode.of(name, content)
    : new XmlNode(
        name,
        Object.entries(content).flatMap(([child, value]) =>
          value === undefined ? [] : [node(child, value)],
        ),
      );

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

const document = (name: string, content: Content): string =>
  node(name, content).addAttribute('xmlns', namespace).toString();

/** A response of the query protocol. */
export const responseXml = (action: string, result: Content, requestId: string): string =>
  document(`${action}Response`, {
    [`${action}Result`]: result,
    ResponseMetadata: { RequestId: requestId },
  });

export const errorXml = (code: string, message: string, requestId: string): string =>
  document('ErrorResponse', {
    Error: { Type: 'Sender', Code: code, Message: message },
    RequestId: requestId,
  });
