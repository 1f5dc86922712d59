import { NormalizedSchema } from '@smithy/core/schema';
import { invalidParameter } from '../wire/cognito-error.ts';

const isStructure = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first path in the value that the API has no member for, at every depth. */
const unknownPath = (shape: NormalizedSchema, value: unknown, path: string): string | undefined => {
  if (shape.isListSchema() && Array.isArray(value)) {
    const items = shape.getValueSchema();
    return value.map((item) => unknownPath(items, item, path)).find((one) => one !== undefined);
  }
  if (!isStructure(value)) return undefined;
  const memberOf = (name: string): NormalizedSchema | undefined => {
    if (shape.isMapSchema()) return shape.getValueSchema();
    const members = shape.getMemberSchemas();
    return Object.hasOwn(members, name) ? members[name] : undefined;
  };
  if (!shape.isMapSchema() && !shape.isStructSchema()) return undefined;
  return Object.entries(value)
    .map(([name, member]) => {
      const here = path === '' ? name : `${path}.${name}`;
      const schema = memberOf(name);
      return schema === undefined ? here : unknownPath(schema, member, here);
    })
    .find((one) => one !== undefined);
};

/**
 * Refuses a member that the SDK's schema of the request does not have. Cognito drops it silently, and a setting that is
 * misspelled would seem to be set.
 */
export const checkMembers = (request: Parameters<typeof NormalizedSchema.of>[0], given: object) => {
  const path = unknownPath(NormalizedSchema.of(request), given, '');
  if (path === undefined) return;
  throw invalidParameter(`The API does not have the member ${path}`);
};
