import { globSync, readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import * as v from 'valibot';
import { variants } from '../variants.ts';
import { fileOf, parseOutput } from '../workplace.ts';
import { notNeeded } from './not-needed.ts';

const schemas = '.build/cfn-lint/lib/python3*/site-packages/cfnlint/data/schemas';

const read = <Schema extends v.GenericSchema>(schema: Schema, pattern: string) => {
  const [file] = globSync(pattern);
  if (file === undefined) throw new Error(`${pattern} is not there: run bash .ci/judges`);
  return parseOutput(schema, readFileSync(file, 'utf8'));
};

const ResourcesSchema = v.object({
  Resources: v.record(v.string(), v.object({ Type: v.string() })),
});
const HandlersSchema = v.object({
  handlers: v.record(v.string(), v.object({ permissions: v.optional(v.array(v.string()), []) })),
});

/** The resource types of every variant after SAM's transform. */
const typesOf = (): ReadonlySet<string> =>
  new Set(
    variants.flatMap(({ name }) =>
      Object.values(read(ResourcesSchema, fileOf('transformed', name)).Resources).map(
        ({ Type }) => Type,
      ),
    ),
  );

/** CloudFormation calls all handlers of a type but the one that lists. */
const permissionsOf = (hash: string): readonly string[] =>
  Object.entries(read(HandlersSchema, `${schemas}/resources/${hash}.json`).handlers)
    .filter(([handler]) => handler !== 'list')
    .flatMap(([, { permissions }]) => permissions);

/** Sorted. Throws for a reason in `notNeeded` that no permission has. */
export const neededPermissions = (): readonly string[] => {
  const hashes = read(v.record(v.string(), v.string()), `${schemas}/providers/us-east-1.json`);
  const all = new Set(
    [...typesOf()].flatMap((type) => {
      const hash = hashes[type];
      if (hash === undefined) throw new Error(`cfn-lint has no schema of ${type}`);
      return permissionsOf(hash);
    }),
  );
  const patterns = Object.keys(notNeeded);
  const unused = patterns.filter((pattern) => ![...all].some((one) => matchesGlob(one, pattern)));
  if (unused.length > 0) throw new Error(`Remove from not-needed.ts: ${unused.join(', ')}`);
  return [...all]
    .filter((one) => !patterns.some((pattern) => matchesGlob(one, pattern)))
    .toSorted();
};
