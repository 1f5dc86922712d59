import type { UserRecord } from '../store/records.ts';
import { invalidParameter } from '../wire/cognito-error.ts';

/** Attributes that ListUsers can filter by (API reference: ListUsers, Filter). */
const searchable: Readonly<Record<string, (user: UserRecord) => string | undefined>> = {
  username: (user) => user.username,
  sub: (user) => user.sub,
  email: (user) => user.attributes.email,
  phone_number: (user) => user.attributes.phone_number,
  name: (user) => user.attributes.name,
  given_name: (user) => user.attributes.given_name,
  family_name: (user) => user.attributes.family_name,
  preferred_username: (user) => user.attributes.preferred_username,
  'cognito:user_status': (user) => user.status,
  status: (user) => (user.enabled ? 'Enabled' : 'Disabled'),
};

export const isSearchable = (name: string): boolean => Object.hasOwn(searchable, name);

/** `name = "value"` or `name ^= "start"`; a backslash escapes a quotation mark. */
const syntax = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/;

/** All other attributes, the status of an account among them, are compared without regard to case. */
const exactCase = ['username', 'sub', 'status'];

/** The predicate of a Filter; an empty one matches all users. */
export const userFilter = (filter: string): ((user: UserRecord) => boolean) => {
  if (filter.trim() === '') return () => true;
  const [, name = '', operator, quoted = ''] = syntax.exec(filter) ?? [];
  const read = isSearchable(name) ? searchable[name] : undefined;
  if (operator === undefined) throw invalidParameter('Error while parsing filter');
  if (read === undefined) {
    throw invalidParameter(`Invalid search attribute: ${name}`);
  }
  const fold = (text: string) => (exactCase.includes(name) ? text : text.toLowerCase());
  const wanted = fold(quoted.replaceAll(/\\(.)/g, '$1'));
  return (user) => {
    const value = read(user);
    if (value === undefined) return false;
    return operator === '=' ? fold(value) === wanted : fold(value).startsWith(wanted);
  };
};
