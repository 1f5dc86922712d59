import { randomBytes } from 'node:crypto';
import type { ClientRecord, SecretRecord } from '../../store/records.ts';

/** A secret from the caller, or a generated one of 256 bits. `at`, in milliseconds, is the second half of its id. */
export const makeSecret = (clientId: string, at: number, own?: string): SecretRecord => ({
  id: `${clientId}--${at}`,
  value: own ?? randomBytes(32).toString('hex'),
  given: own !== undefined,
  createdAt: at,
});

/** ClientSecretDescriptorType without the value, as lists return it. */
export const secretShape = ({ id, createdAt }: SecretRecord) => ({
  ClientSecretId: id,
  ClientSecretCreateDate: createdAt / 1000,
});

/** Whether this is a secret of the client (two during a rotation); a client without a secret accepts anything. */
export const knowsSecret = ({ secrets }: ClientRecord, given: string | undefined): boolean =>
  secrets.length === 0 || secrets.some(({ value }) => value === given);
