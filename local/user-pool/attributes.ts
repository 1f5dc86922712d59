import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { CognitoError, invalidParameter } from './cognito-error.ts';
import type { ClientRecord, PoolRecord } from './store/records.ts';

type AttributeList = readonly { readonly Name: string; readonly Value: string }[];

export type Attributes = Readonly<Record<string, string>>;

/** The standard attributes that a user has without anybody declaring them (guide: user pool attributes). */
export const standardAttributes: readonly string[] = [
  'sub',
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'profile',
  'picture',
  'website',
  'email',
  'email_verified',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'phone_number',
  'phone_number_verified',
  'address',
  'updated_at',
];

const longestValue = 2048;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** E.164. */
const phoneNumber = /^\+[1-9]\d{1,14}$/;

const schemaOf = (pool: PoolRecord, name: string): SchemaAttributeType | undefined =>
  pool.properties.SchemaAttributes?.find((attribute) => attribute.Name === name);

const checkOne = (pool: PoolRecord, name: string, value: string): void => {
  const schema = schemaOf(pool, name);
  if (!standardAttributes.includes(name) && schema === undefined) {
    throw invalidParameter(
      `Attributes did not conform to the schema: Type for attribute {${name}} could not be determined`,
    );
  }
  const { MinLength, MaxLength } = schema?.StringAttributeConstraints ?? {};
  const tooShort = MinLength !== undefined && value.length < Number(MinLength);
  if (tooShort || value.length > Number(MaxLength ?? longestValue)) {
    throw invalidParameter(
      `Attributes did not conform to the schema: ${name}: String must be in range`,
    );
  }
  if (value === '') return;
  if (name === 'email' && !email.test(value)) {
    throw invalidParameter('Invalid email address format.');
  }
  if (name === 'phone_number' && !phoneNumber.test(value)) {
    throw invalidParameter('Invalid phone number format.');
  }
};

/** The list as a record, each value checked against the pool's schema. The last of two equal names counts. */
export const readAttributes = (pool: PoolRecord, list: AttributeList): Attributes => {
  for (const { Name, Value } of list) {
    if (Name === 'sub') throw invalidParameter('Cannot modify the non-mutable attribute sub');
    checkOne(pool, Name, Value);
  }
  return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
};

/** Every required attribute must be there, with a value. */
export const checkRequired = (pool: PoolRecord, attributes: Attributes): void => {
  const missing = (pool.properties.SchemaAttributes ?? []).find(
    ({ Name = '', Required }) => Required === true && Name !== 'sub' && !attributes[Name],
  );
  if (missing === undefined) return;
  throw invalidParameter(
    `Attributes did not conform to the schema: ${missing.Name}: The attribute ${missing.Name} is required`,
  );
};

/** Cognito alone says what was verified; a client that may write everything may still not write these. */
const neverByClients = ['email_verified', 'phone_number_verified'];

/** An app client writes what its WriteAttributes list; without a list every standard attribute, and no custom one. */
export const checkWritable = (client: ClientRecord | undefined, attributes: Attributes): void => {
  const listed = client?.properties.WriteAttributes ?? [];
  const mayWrite = (name: string): boolean =>
    !neverByClients.includes(name) &&
    (listed.length === 0 ? !name.includes(':') : listed.includes(name));
  if (Object.keys(attributes).every(mayWrite)) return;
  throw new CognitoError(
    'NotAuthorizedException',
    'A client attempted to write unauthorized attribute',
  );
};
