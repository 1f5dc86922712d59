import { idOf, type Package } from './package.ts';

/**
 * Licences of code that we hand out inside the bundles: they ask for no more than their own text to go along. An
 * expression that is not here word for word is for a person to judge.
 */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
]);

/** Each bundled package whose licence is none of the allowed ones. */
export const licenceProblems = (bundled: readonly Package[]): readonly string[] =>
  bundled
    .filter(({ licence }) => licence === undefined || !allowed.has(licence))
    .map(
      (entry) =>
        `${idOf(entry)} is bundled under a licence that release/licences.ts does not allow`,
    );

/** One line a licence, the most used first: its name, how many packages, which. */
export const licenceTable = (packages: readonly Package[]): readonly string[] => {
  const groups = Map.groupBy(packages, ({ licence }) => licence ?? 'none stated');
  return [...groups]
    .sort(([nameA, a], [nameB, b]) => b.length - a.length || nameA.localeCompare(nameB))
    .map(([name, group]) => `${name} (${group.length}): ${group.map(idOf).sort().join(', ')}`);
};
