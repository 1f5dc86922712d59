import { createHmac } from 'node:crypto';
import { sameText } from '../../passwords/same-text.ts';
import type { ClientRecord } from '../../store/records.ts';
import { notAuthorized } from '../../wire/cognito-error.ts';

/** HMAC-SHA-256 of user name and client id under the client's secret (guide: computing secret hash values). */
const secretHashOf = (secret: string, username: string, clientId: string): string =>
  createHmac('sha256', secret).update(`${username}${clientId}`).digest('base64');

/**
 * A client with a secret proves it in every call. During a rotation either of its two secrets is accepted.
 * @param username as the caller typed it
 */
export const checkSecretHash = (
  client: ClientRecord,
  username: string,
  secretHash: string | undefined,
): void => {
  const { id, secrets } = client;
  if (secrets.length === 0) {
    if (secretHash === undefined) return;
    throw notAuthorized(`Unable to verify secret hash for client ${id}`);
  }
  if (secretHash === undefined) {
    throw notAuthorized(`Client ${id} is configured with secret but SECRET_HASH was not received`);
  }
  const proofs = secrets.map(({ value }) => secretHashOf(value, username, id));
  if (!proofs.some((proof) => sameText(proof, secretHash))) {
    throw notAuthorized(`SecretHash does not match for the client: ${id}`);
  }
};
