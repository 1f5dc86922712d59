import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { isStandardAttribute, neverWrittenByClients } from '#shared/cognito/attributes.ts';
import type { ClientRecord, PoolRecord } from '../store/records.ts';
import { invalidParameter, notAuthorized } from '../wire/cognito-error.ts';
import { notConforming, readValue } from './attribute-values.ts';
import { type AttributeWriter, unknownAttributes } from './unknown-attributes.ts';

type AttributeList = readonly { readonly Name: string; readonly Value: string }[];

export type Attributes = Readonly<Record<string, string>>;

const attributeNamed = (pool: PoolRecord, name: string): SchemaAttributeType | undefined =>
  pool.properties.SchemaAttributes?.find((attribute) => attribute.Name === name);

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
  return Object.fromEntries(
    list.map(({ Name, Value }) => {
      const schema = attributeNamed(pool, Name);
      return [Name, schema === undefined ? Value : readValue(schema, Name, Value)];
    }),
  );
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
