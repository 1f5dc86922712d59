import type { Principals } from '../document.ts';
import { placeOf, readFields, readTexts } from './fields.ts';
import { MalformedPolicyError } from './malformed.ts';

const kinds = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

/** @see IAM User Guide, reference_policies_elements_principal */
export const readPrincipals = (value: unknown, place: string): Principals => {
  if (value === '*') return '*';
  if (typeof value === 'string') {
    throw new MalformedPolicyError(place, 'must be "*" or an object of principals');
  }
  const fields = Object.entries(readFields(value, place, kinds));
  if (fields.length === 0) throw new MalformedPolicyError(place, 'must not be empty');
  return Object.fromEntries(
    fields.map(([kind, names]) => [kind, readTexts(names, placeOf(place, kind))]),
  );
};
