import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { invalidParameter } from '../wire/cognito-error.ts';

const longestValue = 2048;
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** E.164. */
export const isPhoneNumber = (text: string): boolean => /^\+[1-9]\d{1,14}$/.test(text);

export const notConforming = (detail: string) =>
  invalidParameter(`Attributes did not conform to the schema: ${detail}`);

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
export const readValue = (schema: SchemaAttributeType, name: string, value: string): string => {
  if (value === '') return value;
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
