import { createCipheriv, createDecipheriv } from 'node:crypto';
import { lengthPrefixed } from './length-prefixed.ts';
import { subkey } from './subkeys.ts';

/** What the courier must know. For an unknown user the address is empty. */
export type EnvelopeContent = {
  /** The code is bound to it, and the row does not name it. */
  readonly userPoolId: string;
  readonly address: string;
  readonly locale: string;
  readonly channel: 'email' | 'sms';
  /** Whether the address is proven: such a mail is not counted against a budget. */
  readonly proven: boolean;
};

/** What an envelope is bound to: moved to another row, challenge or mail it does not open. */
export type EnvelopePlace = {
  readonly rowKey: string;
  readonly challengeId: string;
  readonly mailNumber: number;
};

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** An address has at most 254 bytes (RFC 5321, 4.5.3.1); twice that and the names of the fields fit. */
const contentBytes = 640;
const lengthBytes = 2;

const boundTo = ({ rowKey, challengeId, mailNumber }: EnvelopePlace): Buffer =>
  Buffer.from(lengthPrefixed(['v2', rowKey, challengeId, String(mailNumber)]));

/** One length for everybody: the length would distinguish users, and known from unknown ones. */
const pad = (content: EnvelopeContent): Buffer => {
  const text = Buffer.from(JSON.stringify(content));
  if (text.length > contentBytes - lengthBytes) throw new RangeError('the envelope is too small');
  const padded = Buffer.alloc(contentBytes);
  padded.writeUInt16BE(text.length);
  text.copy(padded, lengthBytes);
  return padded;
};

/**
 * AES-256-GCM under the envelope's subkey; base64url of nonce, ciphertext and tag.
 *
 * @param nonce 12 random bytes, never used again
 * @throws RangeError where the content has more than 638 bytes as JSON
 */
export const sealEnvelope = (
  pepper: string,
  place: EnvelopePlace,
  content: EnvelopeContent,
  nonce: Uint8Array,
): string => {
  const cipher = createCipheriv(algorithm, subkey(pepper, 'envelope'), nonce);
  cipher.setAAD(boundTo(place));
  const sealed = Buffer.concat([nonce, cipher.update(pad(content)), cipher.final()]);
  return Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url');
};

const decrypt = (pepper: string, place: EnvelopePlace, sealed: Buffer): Buffer => {
  const nonce = sealed.subarray(0, nonceBytes);
  const decipher = createDecipheriv(algorithm, subkey(pepper, 'envelope'), nonce, {
    authTagLength: tagBytes,
  });
  decipher.setAAD(boundTo(place));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const text = decipher.update(sealed.subarray(nonceBytes, -tagBytes));
  return Buffer.concat([text, decipher.final()]);
};

const isContent = (value: unknown): value is EnvelopeContent =>
  typeof value === 'object' &&
  value !== null &&
  'userPoolId' in value &&
  typeof value.userPoolId === 'string' &&
  'address' in value &&
  typeof value.address === 'string' &&
  'locale' in value &&
  typeof value.locale === 'string' &&
  'proven' in value &&
  typeof value.proven === 'boolean' &&
  'channel' in value &&
  (value.channel === 'email' || value.channel === 'sms');

/** What the envelope holds, or nothing where it was sealed for another place, under another pepper, or is damaged. */
export const openEnvelope = (
  pepper: string,
  place: EnvelopePlace,
  envelope: string,
): EnvelopeContent | undefined => {
  const sealed = Buffer.from(envelope, 'base64url');
  if (sealed.length !== nonceBytes + contentBytes + tagBytes) return undefined;
  try {
    const padded = decrypt(pepper, place, sealed);
    const text = padded.subarray(lengthBytes, lengthBytes + padded.readUInt16BE());
    const content: unknown = JSON.parse(text.toString());
    return isContent(content) ? content : undefined;
  } catch {
    return undefined;
  }
};
