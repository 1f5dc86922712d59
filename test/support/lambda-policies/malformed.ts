import type { Row } from './row.ts';
import { document, type Shapes } from './shapes.ts';

/** Policies that break the grammar. */
export const malformedPolicies = ({ bySource, grant }: Shapes): readonly Row[] => [
  ['a text that is not JSON', '{"Statement":', 'malformed'],
  ['a document without Statement', '{"Version":"2012-10-17"}', 'malformed'],
  ['an Effect in lower case', document([grant({ Effect: 'allow' })]), 'malformed'],
  [
    'a misspelt Condition',
    document([grant({ Conditions: bySource, Condition: undefined })]),
    'malformed',
  ],
  ['a version that does not exist', document([grant()], { Version: '2020-01-01' }), 'malformed'],
  ['both Principal and NotPrincipal', document([grant({ NotPrincipal: '*' })]), 'malformed'],
];
