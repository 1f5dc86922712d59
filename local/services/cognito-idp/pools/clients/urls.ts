import type { ClientRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';

/** The texts of this file are those that cdk-preflight measured on AWS, unless a comment says otherwise. */

type Properties = ClientRecord['properties'];

const isLocal = ({ hostname }: URL): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/**
 * A redirect is an absolute URI without a fragment. It may have a scheme of an app, and http only for localhost (API
 * reference: CallbackURLs).
 */
const checkUrl = (url: string): void => {
  const parsed = URL.parse(url);
  // This text is not sourced.
  if (parsed === null) throw invalidParameter(`${url} is not an absolute URI`);
  if (url.includes('#')) throw invalidParameter(`${url} cannot use fragment`);
  if (parsed.protocol === 'http:' && !isLocal(parsed)) {
    throw invalidParameter(`${url} cannot use the HTTP protocol.`);
  }
};

/** @throws {CognitoError} InvalidParameterException for a redirect that Cognito refuses */
export const checkUrls = ({
  CallbackURLs = [],
  LogoutURLs = [],
  DefaultRedirectURI: own,
}: Properties): void => {
  for (const url of [...CallbackURLs, ...LogoutURLs]) checkUrl(url);
  if (own === undefined || CallbackURLs.includes(own)) return;
  throw invalidParameter(`The default redirect URI ${own} is not in the callback URIs list.`);
};
