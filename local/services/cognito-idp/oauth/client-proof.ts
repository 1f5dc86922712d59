import { sameText } from '../passwords/same-text.ts';
import type { Service } from '../service.ts';
import type { ClientRecord } from '../store/records.ts';
import { OAuthError } from './oauth-error.ts';

type Claimed = { readonly id: string; readonly secret: string | undefined };

const invalidClient = (): OAuthError => new OAuthError('invalid_client');

/** Both halves are form-encoded before they are joined (RFC 6749, 2.3.1). */
const decodeHalf = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidClient();
  }
};

/** client_secret_basic; undefined where the request has no Authorization header. */
const fromHeader = (header: string | undefined): Claimed | undefined => {
  if (header === undefined) return undefined;
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header)?.[1];
  if (encoded === undefined) throw invalidClient();
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
  return { id: decodeHalf(id), secret: decodeHalf(secret.join(':')) };
};

/** client_secret_post. */
const fromBody = (form: URLSearchParams): Claimed => ({
  id: form.get('client_id') ?? '',
  secret: form.get('client_secret') ?? undefined,
});

const claimedBy = (header: string | undefined, form: URLSearchParams): Claimed => {
  const basic = fromHeader(header);
  if (basic === undefined) return fromBody(form);
  // A client proves itself in one way (RFC 6749, 2.3), and for itself.
  const named = form.get('client_id') ?? basic.id;
  if (form.has('client_secret') || named !== basic.id) throw new OAuthError('invalid_request');
  return basic;
};

/**
 * The client that a request proves to be, by Basic authentication or in the body. Either of two secrets counts. A client
 * without a secret proves nothing and is refused.
 * @throws {OAuthError} invalid_client, invalid_request
 */
export const requireProvenClient = (
  { store }: Service,
  header: string | undefined,
  form: URLSearchParams,
): ClientRecord => {
  const { id, secret } = claimedBy(header, form);
  const client = store.clients.get(id);
  if (client === undefined || secret === undefined) throw invalidClient();
  const isRight = client.secrets.some(({ value }) => sameText(value, secret));
  if (!isRight) throw invalidClient();
  return client;
};
