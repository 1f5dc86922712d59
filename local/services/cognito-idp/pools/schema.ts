import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { isStandardAttribute, standardAttributes } from '#shared/cognito/attributes.ts';

type Declared = Pick<SchemaAttributeType, 'Name'> & Partial<SchemaAttributeType>;

/** A declared attribute outside the standard ones is a mutable string named `custom:<name>`. */
const custom = (declared: Declared): SchemaAttributeType => ({
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
  ...declared,
  Name: declared.Name?.startsWith('custom:') ? declared.Name : `custom:${declared.Name}`,
});

/**
 * The schema of a pool that declares these attributes: standard ones with what is declared for them, and custom ones.
 */
export const schemaOf = (declared: readonly Declared[]): SchemaAttributeType[] => [
  ...standardAttributes.map((attribute) => ({
    ...attribute,
    ...declared.find(({ Name }) => Name === attribute.Name),
  })),
  ...declared.filter(({ Name }) => !isStandardAttribute(Name)).map(custom),
];
