import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';

type Declared = Pick<SchemaAttributeType, 'Name'> & Partial<SchemaAttributeType>;

const text = (Name: string, MinLength = '0', MaxLength = '2048'): SchemaAttributeType => ({
  Name,
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
  StringAttributeConstraints: { MinLength, MaxLength },
});

const flag = (Name: string): SchemaAttributeType => ({
  Name,
  AttributeDataType: 'Boolean',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
});

/** The attributes that every user has without anybody declaring them (guide: user pool attributes). */
const standard: readonly SchemaAttributeType[] = [
  { ...text('sub', '1'), Mutable: false, Required: true },
  text('name'),
  text('given_name'),
  text('family_name'),
  text('middle_name'),
  text('nickname'),
  text('preferred_username'),
  text('profile'),
  text('picture'),
  text('website'),
  text('email'),
  flag('email_verified'),
  text('gender'),
  text('birthdate', '10', '10'),
  text('zoneinfo'),
  text('locale'),
  text('phone_number'),
  flag('phone_number_verified'),
  text('address'),
  {
    Name: 'updated_at',
    AttributeDataType: 'Number',
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    NumberAttributeConstraints: { MinValue: '0' },
  },
];

const isStandard = (name: string | undefined): boolean =>
  standard.some(({ Name }) => Name === name);

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
  ...standard.map((attribute) => ({
    ...attribute,
    ...declared.find(({ Name }) => Name === attribute.Name),
  })),
  ...declared.filter(({ Name }) => !isStandard(Name)).map(custom),
];
