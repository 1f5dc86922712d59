import { constraint, refusedParameter as error, type Row } from '../row.ts';

const operations = ['CreateUserPool'] as const;

const text = (Name: string, more: object = {}) => ({ Name, AttributeDataType: 'String', ...more });
const lengths = (MinLength: string, MaxLength: string) =>
  text('level', { StringAttributeConstraints: { MinLength, MaxLength } });
const values = (MinValue: string, MaxValue: string) => ({
  Name: 'level',
  AttributeDataType: 'Number',
  NumberAttributeConstraints: { MinValue, MaxValue },
});
const schema = (...Schema: object[]) => ({ Schema });
const many = (count: number) =>
  schema(...Array.from({ length: count }, (_, index) => text(`c${index}`)));

export const schemaRows: readonly Row[] = [
  {
    what: 'a longest text shorter than the shortest one',
    operations,
    wrong: schema(lengths('6', '5')),
    error,
    text: "Attribute custom:level cannot have a max length shorter than it's min length",
    right: schema(lengths('1', '1')),
  },
  {
    what: 'a greatest number below the least one',
    operations,
    wrong: schema(values('2', '1')),
    error,
    text: "Attribute custom:level cannot have a max value smaller than it's min value",
    right: schema(values('1', '1')),
  },
  {
    what: 'more than 50 custom attributes',
    operations,
    wrong: many(51),
    error,
    text: "1 validation error detected: Value '[SchemaAttributeType(name=c0, attributeDataType=String,",
    right: many(50),
  },
  {
    what: 'the name of an attribute with 21 characters',
    operations,
    wrong: schema(text('a'.repeat(21))),
    error,
    text: constraint(
      'a'.repeat(21),
      'schema.1.member.name',
      'have length less than or equal to 20',
    ),
    right: schema(text('a'.repeat(20))),
  },
  {
    what: 'a custom attribute that is required',
    operations,
    wrong: schema(text('dept', { Required: true })),
    error,
    text: 'Required custom attributes are not supported currently.',
    right: schema(text('dept', { Required: false })),
  },
  {
    what: 'one custom attribute twice',
    operations,
    wrong: schema(text('dept'), text('dept')),
    error,
    text: 'Duplicate custom attribute names custom:dept are not allowed in a user pool schema.',
    right: schema(text('dept'), text('desk')),
  },
  {
    what: 'another type for a standard attribute',
    operations,
    wrong: schema({ Name: 'email', AttributeDataType: 'Number' }),
    error,
    text: 'You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email',
    right: schema({ Name: 'email', AttributeDataType: 'String', Required: true }),
  },
];
