import type { ClientRecord, PoolRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';

/** What Cognito sets itself, so that no client may write it (cdk-preflight, measured on AWS). */
const ofCognito = ['email_verified', 'phone_number_verified', 'sub'];

/**
 * A client reads and writes attributes of its pool (API reference: CreateUserPoolClient). The texts are those that
 * cdk-preflight measured on AWS.
 */
export const checkAttributes = (
  { properties: { SchemaAttributes = [] } }: PoolRecord,
  { ReadAttributes = [], WriteAttributes = [] }: ClientRecord['properties'],
): void => {
  const readable = SchemaAttributes.flatMap(({ Name }) => Name ?? []);
  const writable = readable.filter((name) => !ofCognito.includes(name));
  const lists = [
    ['read', ReadAttributes, readable],
    ['write', WriteAttributes, writable],
  ] as const;
  for (const [kind, names, known] of lists) {
    if (names.every((name) => known.includes(name))) continue;
    throw invalidParameter(`Invalid ${kind} attributes specified while creating a client`);
  }
};
