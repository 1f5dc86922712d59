import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { isStandardAttribute, standardAttributes } from '#shared/cognito/attributes.ts';

type Declared = Pick<SchemaAttributeType, 'Name'> & Partial<SchemaAttributeType>;

/** A declared attribute that is no standard one is a text, changeable and known as `custom:<name>`. */
const custom = (declared: Declared): SchemaAttributeType => ({
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
  ...declared,
  Name: declared.Name?.startsWith('custom:') ? declared.Name : `custom:${declared.Name}`,
});

/** The whole schema of a pool that declares these attributes: the standard ones, as declared, and the custom ones. */
export const schemaOf = (declared: readonly Declared[]): SchemaAttributeType[] => [
  ...standardAttributes.map((attribute) => ({
    ...attribute,
    ...declared.find(({ Name }) => Name === attribute.Name),
  })),
  ...declared.filter(({ Name }) => !isStandardAttribute(Name)).map(custom),
];
