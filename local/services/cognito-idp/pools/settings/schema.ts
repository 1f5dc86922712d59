import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { isStandardAttribute, standardAttributes } from '#shared/cognito/attributes.ts';

type Declared = Pick<SchemaAttributeType, 'Name'> & Partial<SchemaAttributeType>;

/** `custom:<name>`, or `dev:custom:<name>` for an attribute that only administrators see. */
const nameOf = ({ Name: name = '', DeveloperOnlyAttribute: hidden }: Declared): string => {
  const custom = /^(dev:)?custom:/.test(name) ? name : `custom:${name}`;
  return hidden === true && !custom.startsWith('dev:') ? `dev:${custom}` : custom;
};

/** The bounds that fit the type; Cognito drops others. */
const boundsOf = ({
  AttributeDataType: type = 'String',
  StringAttributeConstraints: text,
  NumberAttributeConstraints: number,
}: Declared): Partial<SchemaAttributeType> => ({
  ...(type === 'String' && text !== undefined ? { StringAttributeConstraints: text } : {}),
  ...(type === 'Number' && number !== undefined ? { NumberAttributeConstraints: number } : {}),
});

/** A declared attribute outside the standard ones; by default a mutable string. */
export const customAttribute = (declared: Declared): SchemaAttributeType => {
  const {
    StringAttributeConstraints: _text,
    NumberAttributeConstraints: _number,
    ...rest
  } = declared;
  return {
    AttributeDataType: 'String',
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    ...rest,
    ...boundsOf(declared),
    Name: nameOf(declared),
  };
};

/**
 * The schema of a pool that declares these attributes: standard ones with what is declared for them, and custom ones.
 */
export const schemaOf = (declared: readonly Declared[]): SchemaAttributeType[] => [
  ...standardAttributes.map((attribute) => ({
    ...attribute,
    ...declared.find(({ Name }) => Name === attribute.Name),
  })),
  ...declared.filter(({ Name }) => !isStandardAttribute(Name)).map(customAttribute),
];
