import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { standardAttributes } from '#shared/cognito/attributes.ts';
import { invalidParameter } from '../wire/cognito-error.ts';

type Declared = Pick<SchemaAttributeType, 'Name'> & Partial<SchemaAttributeType>;

/** Bounds of the API reference: SchemaAttributeType, CreateUserPool. */
const longestName = 20;
const mostCustom = 50;
const types: readonly string[] = ['String', 'Number', 'DateTime', 'Boolean'];
const nameSyntax = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u;

const standardNamed = (name: string) => standardAttributes.find(({ Name }) => Name === name);

const checkName = (name: string): void => {
  if (name.length >= 1 && name.length <= longestName && nameSyntax.test(name)) return;
  throw invalidParameter(
    `1 validation error detected: Value at 'schema.member.name' failed to satisfy constraint: Member must have length between 1 and ${longestName} and satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+`,
  );
};

const checkType = (name: string, type: string | undefined): void => {
  if (type === undefined) return;
  if (!types.includes(type)) {
    throw invalidParameter(
      `1 validation error detected: Value at 'schema.member.attributeDataType' failed to satisfy constraint: Member must satisfy enum value set: [${types.join(', ')}]`,
    );
  }
  const standard = standardNamed(name);
  if (standard !== undefined && standard.AttributeDataType !== type) {
    throw invalidParameter(
      `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${name}`,
    );
  }
};

const checkOrder = (name: string, least: string | undefined, most: string | undefined): void => {
  const bounds = [least, most].filter((bound) => bound !== undefined);
  if (!bounds.every((bound) => /^-?\d+$/.test(bound))) {
    throw invalidParameter(`Invalid constraints for the attribute ${name}: not a whole number`);
  }
  if (bounds.length === 2 && Number(least) > Number(most)) {
    throw invalidParameter(`Invalid constraints for the attribute ${name}: minimum above maximum`);
  }
};

const checkOne = (attribute: Declared): void => {
  const { Name: name = '', AttributeDataType, Required } = attribute;
  const { StringAttributeConstraints: text, NumberAttributeConstraints: number } = attribute;
  checkName(name);
  checkType(name, AttributeDataType);
  if (Required === true && standardNamed(name) === undefined) {
    throw invalidParameter('Required custom attributes are not supported currently.');
  }
  checkOrder(name, text?.MinLength, text?.MaxLength);
  checkOrder(name, number?.MinValue, number?.MaxValue);
};

/** @throws {CognitoError} InvalidParameterException for a schema that Cognito refuses */
export const checkSchema = (declared: readonly Declared[]): void => {
  declared.forEach(checkOne);
  const names = declared.map(({ Name }) => Name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw invalidParameter(`The attribute ${twice} is declared twice in the schema`);
  }
  const custom = declared.filter(({ Name = '' }) => standardNamed(Name) === undefined);
  if (custom.length > mostCustom) {
    throw invalidParameter(`A user pool has at most ${mostCustom} custom attributes`);
  }
};
