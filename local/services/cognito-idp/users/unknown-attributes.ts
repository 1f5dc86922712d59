import { type CognitoError, invalidParameter } from '../wire/cognito-error.ts';

/** Operations whose texts about an attribute that the pool does not have differ. */
export type AttributeWriter = 'SignUp' | 'AdminCreateUser' | 'Update' | 'Delete';

const missing = (name: string): string => `${name}: Attribute does not exist in the schema.\n`;

const messages: Readonly<Record<AttributeWriter, (names: readonly string[]) => string>> = {
  SignUp: (names) => `Attributes did not conform to the schema: ${names.map(missing).join('')}`,
  AdminCreateUser: ([name]) =>
    `Attributes did not conform to the schema: Type for attribute {${name}} could not be determined`,
  Update: (names) => names.map((name) => missing(`user.${name}`)).join(''),
  Delete: (names) =>
    `Invalid user attributes: ${names.map((name) => missing(`user.${name}`)).join('')}`,
};

/** Cognito's refusal of attributes that the pool's schema does not have, as users report it (amplify-js 3542). */
export const unknownAttributes = (
  writer: AttributeWriter,
  names: readonly string[],
): CognitoError => invalidParameter(messages[writer](names));
