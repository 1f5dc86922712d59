/** One attribute of a pool's schema, in the words of the API (API reference: SchemaAttributeType). */
export type SchemaAttribute = {
  readonly Name: string;
  readonly AttributeDataType: 'String' | 'Number' | 'Boolean';
  readonly DeveloperOnlyAttribute: boolean;
  readonly Mutable: boolean;
  readonly Required: boolean;
  readonly StringAttributeConstraints?: { readonly MinLength: string; readonly MaxLength: string };
  readonly NumberAttributeConstraints?: { readonly MinValue: string };
};

const text = (Name: string, MinLength = '0', MaxLength = '2048'): SchemaAttribute => ({
  Name,
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
  StringAttributeConstraints: { MinLength, MaxLength },
});

const flag = (Name: string): SchemaAttribute => ({
  Name,
  AttributeDataType: 'Boolean',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
});

/** The attributes that every user pool has without declaring them (guide: user pool attributes). */
export const standardAttributes: readonly SchemaAttribute[] = [
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

export const isStandardAttribute = (name: string | undefined): boolean =>
  standardAttributes.some(({ Name }) => Name === name);

/** Cognito says what was verified: a client may not write these, whatever its WriteAttributes list. */
export const neverWrittenByClients: readonly string[] = ['email_verified', 'phone_number_verified'];

/** What a client may write that lists no WriteAttributes (guide: attribute permissions). `sub` is fixed. */
export const writableByDefault: readonly string[] = standardAttributes
  .filter(({ Name, Mutable }) => Mutable && !neverWrittenByClients.includes(Name))
  .map(({ Name }) => Name)
  .toSorted();
