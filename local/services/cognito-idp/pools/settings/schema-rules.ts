import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { standardAttributes } from '#shared/cognito/attributes.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';

type Declared = Pick<SchemaAttributeType, 'Name'> & Partial<SchemaAttributeType>;

/** Quotas of the guide: custom attributes of a pool, characters of a text. */
const mostCustom = 50;
const longestText = 2048;

const standardNamed = (name: string) => standardAttributes.find(({ Name }) => Name === name);

/** Type and audience of a standard attribute are fixed; a custom one has a type and is optional. */
const checkKind = (attribute: Declared): void => {
  const { Name: name = '', AttributeDataType: type, DeveloperOnlyAttribute: hidden } = attribute;
  const standard = standardNamed(name);
  if (standard === undefined) {
    if (type === undefined) {
      throw invalidParameter(
        'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
      );
    }
    if (attribute.Required !== true) return;
    throw invalidParameter('Required custom attributes are not supported currently.');
  }
  if (hidden === true || (type !== undefined && standard.AttributeDataType !== type)) {
    throw invalidParameter(
      `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${name}`,
    );
  }
};

const checkWhole = (name: string, kind: string, bounds: readonly (string | undefined)[]): void => {
  if (bounds.every((bound) => bound === undefined || /^-?\d+$/.test(bound))) return;
  throw invalidParameter(`Invalid ${kind} for schema attribute ${name}`);
};

const checkText = (name: string, { MinLength, MaxLength }: StringBounds): void => {
  checkWhole(name, 'StringAttributeConstraints', [MinLength, MaxLength]);
  if (Math.max(Number(MinLength ?? 0), Number(MaxLength ?? 0)) > longestText) {
    throw invalidParameter(
      `user.${name}: String attributes cannot have a length of more than ${longestText}`,
    );
  }
  if (Number(MinLength ?? 0) <= Number(MaxLength ?? longestText)) return;
  throw invalidParameter(
    standardNamed(name) === undefined
      ? `Attribute custom:${name} cannot have a max length shorter than it's min length`
      : `user.${name}: Max length cannot be less than min length.`,
  );
};

type StringBounds = NonNullable<SchemaAttributeType['StringAttributeConstraints']>;
type NumberBounds = NonNullable<SchemaAttributeType['NumberAttributeConstraints']>;

const checkNumber = (name: string, { MinValue, MaxValue }: NumberBounds): void => {
  checkWhole(name, 'NumberAttributeConstraints', [MinValue, MaxValue]);
  if (Number(MinValue ?? -Infinity) <= Number(MaxValue ?? Infinity)) return;
  throw invalidParameter(
    standardNamed(name) === undefined
      ? `Attribute custom:${name} cannot have a max value smaller than it's min value`
      : `user.${name}: Max value cannot be less than min value.`,
  );
};

const checkOne = (attribute: Declared): void => {
  const { Name: name = '', StringAttributeConstraints, NumberAttributeConstraints } = attribute;
  if (name === '') throw invalidParameter('An attribute of the schema needs a name');
  checkKind(attribute);
  checkText(name, StringAttributeConstraints ?? {});
  checkNumber(name, NumberAttributeConstraints ?? {});
};

/**
 * The texts are those of moto's tests for standard attributes and of cdk-preflight for custom ones; those about a
 * missing name and about bounds that are not whole numbers are not sourced.
 * @throws {CognitoError} InvalidParameterException for a schema that Cognito refuses
 */
export const checkSchema = (declared: readonly Declared[]): void => {
  declared.forEach(checkOne);
  const names = declared.map(({ Name }) => Name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw invalidParameter(
      `Duplicate custom attribute names custom:${twice} are not allowed in a user pool schema.`,
    );
  }
  checkCustomCount(declared.filter(({ Name = '' }) => standardNamed(Name) === undefined).length);
};

/** @throws {CognitoError} InvalidParameterException for more custom attributes than a pool can have */
export const checkCustomCount = (count: number): void => {
  if (count <= mostCustom) return;
  throw invalidParameter(`A user pool has at most ${mostCustom} custom attributes`);
};
