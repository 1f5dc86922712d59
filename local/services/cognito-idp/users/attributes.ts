import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { isStandardAttribute, neverWrittenByClients } from '#shared/cognito/attributes.ts';
import type { ClientRecord, PoolRecord } from '../store/records.ts';
import { invalidParameter, notAuthorized } from '../wire/cognito-error.ts';
import { type AttributeWriter, unknownAttributes } from './unknown-attributes.ts';

type AttributeList = readonly { readonly Name: string; readonly Value: string }[];

export type Attributes = Readonly<Record<string, string>>;

const longestValue = 2048;
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** E.164. */
export const isPhoneNumber = (text: string): boolean => /^\+[1-9]\d{1,14}$/.test(text);

const notConforming = (detail: string) =>
  invalidParameter(`Attributes did not conform to the schema: ${detail}`);

const attributeNamed = (pool: PoolRecord, name: string): SchemaAttributeType | undefined =>
  pool.properties.SchemaAttributes?.find((attribute) => attribute.Name === name);

const checkText = (name: string, value: string, schema: SchemaAttributeType): void => {
  const { MinLength, MaxLength } = schema.StringAttributeConstraints ?? {};
  const fits =
    value.length >= Number(MinLength ?? 0) && value.length <= Number(MaxLength ?? longestValue);
  if (!fits) throw notConforming(`${name}: String must be in range`);
};

const checkNumber = (name: string, value: string, schema: SchemaAttributeType): void => {
  if (!/^-?\d+$/.test(value)) throw notConforming(`${name}: Value must be a number`);
  const { MinValue, MaxValue } = schema.NumberAttributeConstraints ?? {};
  const number = Number(value);
  if (number < Number(MinValue ?? -Infinity) || number > Number(MaxValue ?? Infinity)) {
    throw notConforming(`${name}: Number must be in range`);
  }
};

/** `birthdate` is YYYY-MM-DD (guide: user attributes). A DateTime is a time of ISO 8601, or seconds. */
const checkDate = (
  name: string,
  value: string,
  { AttributeDataType }: SchemaAttributeType,
): void => {
  if (name === 'birthdate' && !(isDay(value) && isTime(value))) {
    throw notConforming(`${name}: Value must be a date in the format YYYY-MM-DD`);
  }
  if (AttributeDataType === 'DateTime' && !/^\d+$/.test(value) && !isTime(value)) {
    throw notConforming(`${name}: Value must be a date and time`);
  }
};

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text));

/** The stored value: booleans in lower case, whatever the caller wrote. An empty value deletes. */
const readOne = (pool: PoolRecord, name: string, value: string): string => {
  const schema = attributeNamed(pool, name);
  if (value === '' || schema === undefined) return value;
  if (name === 'email' && !isEmail(value)) throw invalidParameter('Invalid email address format.');
  if (name === 'phone_number' && !isPhoneNumber(value)) {
    throw invalidParameter('Invalid phone number format.');
  }
  if (schema.AttributeDataType === 'Number') checkNumber(name, value, schema);
  else if (schema.AttributeDataType === 'Boolean') {
    if (!/^(true|false)$/i.test(value)) throw notConforming(`${name}: Value must be a boolean`);
    return value.toLowerCase();
  } else checkText(name, value, schema);
  checkDate(name, value, schema);
  return value;
};

/** The list as a record, each value checked against the pool's schema. The last of two equal names counts. */
export const readAttributes = (
  pool: PoolRecord,
  list: AttributeList,
  writer: AttributeWriter = 'Update',
): Attributes => {
  const unknown = list.filter(({ Name }) => attributeNamed(pool, Name) === undefined);
  if (unknown.length > 0) {
    throw unknownAttributes(
      writer,
      unknown.map(({ Name }) => Name),
    );
  }
  if (list.some(({ Name }) => Name === 'sub')) {
    throw invalidParameter('Cannot modify the non-mutable attribute sub');
  }
  return Object.fromEntries(list.map(({ Name, Value }) => [Name, readOne(pool, Name, Value)]));
};

/** Refuses changes to an existing user that touch an immutable attribute or remove a required one. */
export const checkChangeable = (pool: PoolRecord, changes: Attributes): void => {
  for (const [name, value] of Object.entries(changes)) {
    const { Mutable, Required } = attributeNamed(pool, name) ?? {};
    if (Mutable === false) {
      throw invalidParameter(`user.${name}: Attribute cannot be updated.`);
    }
    if (Required === true && value === '')
      throw notConforming(`${name}: The attribute ${name} is required`);
  }
};

/** Required attributes that are missing or empty. */
export const missingRequired = (pool: PoolRecord, attributes: Attributes): readonly string[] =>
  (pool.properties.SchemaAttributes ?? [])
    .filter(({ Required }) => Required === true)
    .map(({ Name = '' }) => Name)
    .filter((name) => name !== 'sub' && !attributes[name]);

/** Every required attribute must be there, with a value. */
export const checkRequired = (pool: PoolRecord, attributes: Attributes): void => {
  const [missing] = missingRequired(pool, attributes);
  if (missing === undefined) return;
  throw notConforming(`${missing}: The attribute ${missing} is required`);
};

/** An app client may write its WriteAttributes; without a list, every standard attribute and no custom one. */
export const checkWritable = (client: ClientRecord | undefined, attributes: Attributes): void => {
  const listed = client?.properties.WriteAttributes ?? [];
  const mayWrite = (name: string): boolean =>
    !neverWrittenByClients.includes(name) &&
    (listed.length === 0 ? isStandardAttribute(name) : listed.includes(name));
  if (Object.keys(attributes).every(mayWrite)) return;
  throw notAuthorized('A client attempted to write unauthorized attribute');
};
