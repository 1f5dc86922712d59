import type { OwnField, OwnFields, OwnValue } from '#shared/extensions/claims.ts';
import { didYouMean } from '../common/suggest.ts';

/** Values of fields of `extensions/claims.ts`; `undefined` removes the value. */
export type OwnChange = Readonly<Record<string, OwnValue | undefined>>;

export type ReadOwnFields = { readonly own: OwnChange } | { readonly problem: string };

const longestValue = 800;

const readers: Readonly<Record<OwnField['type'], (text: string) => OwnValue | undefined>> = {
  text: (text) => (text === text.trim() ? text : undefined),
  number: (text) => (/^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined),
  boolean: (text) => (text === 'true' || text === 'false' ? text === 'true' : undefined),
  list: (text) =>
    text
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
};

const expected: Readonly<Record<OwnField['type'], string>> = {
  text: 'a text without blanks around it',
  number: 'a number such as 12 or 0.5',
  boolean: 'true or false',
  list: 'a list with commas between the entries',
};

const problemOf = (name: string, { type }: OwnField, text: string): string | undefined => {
  if (text.length > longestValue)
    return `--field ${name} must have at most ${longestValue} characters.`;
  if (/\p{C}/u.test(text)) return `--field ${name} must not hold control characters.`;
  if (text === '') return undefined;
  return readers[type](text) === undefined
    ? `--field ${name} must be ${expected[type]}.`
    : undefined;
};

const unknownField = (name: string, names: readonly string[]): string =>
  names.length === 0
    ? 'extensions/claims.ts declares no fields.'
    : `extensions/claims.ts has no field ${name}. It has ${names.join(', ')}.${didYouMean(name, names)}`;

type OneField = { readonly name: string; readonly value: OwnValue | undefined };

const readOne = (text: string, fields: OwnFields): OneField | { readonly problem: string } => {
  const at = text.indexOf('=');
  if (at < 1) return { problem: '--field must be name=value.' };
  const name = text.slice(0, at);
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined) return { problem: unknownField(name, Object.keys(fields)) };
  const value = text.slice(at + 1);
  const problem = problemOf(name, field, value);
  if (problem !== undefined) return { problem };
  return { name, value: value === '' ? undefined : readers[field.type](value) };
};

/** Reads `name=value`; an empty value removes it. Says what is wrong without repeating the value. */
export const readOwnFields = (texts: readonly string[], fields: OwnFields): ReadOwnFields => {
  const own: Record<string, OwnValue | undefined> = {};
  for (const text of texts) {
    const one = readOne(text, fields);
    if ('problem' in one) return one;
    if (Object.hasOwn(own, one.name)) return { problem: `--field ${one.name} is given twice.` };
    own[one.name] = one.value;
  }
  return { own };
};
