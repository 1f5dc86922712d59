import { randomBytes } from 'node:crypto';
import type { ClientRecord, SecretRecord } from '../store/records.ts';
import { invalidParameter } from '../wire/cognito-error.ts';

/** Syntax of a secret that the caller provides (API reference: AddUserPoolClientSecret). */
const ownSecret = /^[\w+]{24,64}$/;

/** A secret from the caller, or a generated one of 256 bits. `at`, in milliseconds, is the second half of its id. */
export const makeSecret = (clientId: string, at: number, own?: string): SecretRecord => {
  if (own !== undefined && !ownSecret.test(own)) {
    throw invalidParameter(
      "1 validation error detected: Value at 'clientSecret' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+]{24,64}",
    );
  }
  return {
    id: `${clientId}--${at}`,
    value: own ?? randomBytes(32).toString('hex'),
    given: own !== undefined,
    createdAt: at,
  };
};

/** ClientSecretDescriptorType without the value, as lists return it. */
export const secretShape = ({ id, createdAt }: SecretRecord) => ({
  ClientSecretId: id,
  ClientSecretCreateDate: createdAt / 1000,
});

/** Whether this is a secret of the client (two during a rotation); a client without a secret accepts anything. */
export const knowsSecret = ({ secrets }: ClientRecord, given: string | undefined): boolean =>
  secrets.length === 0 || secrets.some(({ value }) => value === given);
