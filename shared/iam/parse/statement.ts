import type { Effect, Statement } from '../document.ts';
import { readCondition } from './condition.ts';
import { type Fields, placeOf, readFields, readOneOf, readText, readTexts } from './fields.ts';
import { MalformedPolicyError } from './malformed.ts';
import { readPrincipals } from './principals.ts';

const readAction = (value: unknown, place: string): string => {
  const action = readText(value, place);
  if (action === '*' || /^[^:]+:./.test(action)) return action;
  throw new MalformedPolicyError(place, 'must be "*" or service:action');
};

const effects: readonly Effect[] = ['Allow', 'Deny'];

const readers = {
  Sid: readText,
  Principal: readPrincipals,
  NotPrincipal: readPrincipals,
  Action: (value: unknown, place: string) => readTexts(value, place, readAction),
  NotAction: (value: unknown, place: string) => readTexts(value, place, readAction),
  Resource: (value: unknown, place: string) => readTexts(value, place),
  NotResource: (value: unknown, place: string) => readTexts(value, place),
  Condition: readCondition,
};

/** The elements that are there, each read by its reader. */
const readElements = (fields: Fields, place: string): Partial<Statement> =>
  Object.fromEntries(
    Object.entries(readers)
      .filter(([name]) => name in fields)
      .map(([name, read]) => [name, read(fields[name], placeOf(place, name))]),
  );

const refuseBoth = (fields: Fields, place: string, element: string): void => {
  if (element in fields && `Not${element}` in fields) {
    throw new MalformedPolicyError(place, `has both ${element} and Not${element}`);
  }
};

/** @see IAM User Guide, reference_policies_grammar */
export const readStatement = (value: unknown, place: string): Statement => {
  const fields = readFields(value, place, ['Effect', ...Object.keys(readers)]);
  for (const element of ['Principal', 'Action', 'Resource']) refuseBoth(fields, place, element);
  if (!('Action' in fields || 'NotAction' in fields)) {
    throw new MalformedPolicyError(place, 'has neither Action nor NotAction');
  }
  const Effect = readOneOf(fields.Effect, placeOf(place, 'Effect'), effects);
  return { ...readElements(fields, place), Effect };
};
