import {
  GetUserPoolMfaConfigResponse$,
  GetUserPoolSessionConfigurationResponse$,
  UpdateUserPoolRequest$,
  UserPoolType$,
} from '@aws-sdk/client-cognito-identity-provider';
import { NormalizedSchema } from '@smithy/core/schema';
import { isObject, type Json, type JsonObject } from '../../../common/json.ts';

/**
 * What the pinned SDK knows of the API, read from the schemas that it serialises with. Whatever is not in them the SDK
 * drops silently, in both directions: a setting that AWS adds tomorrow would be erased by a read and a write.
 */
export const sdkShapes = {
  pool: NormalizedSchema.of(UserPoolType$),
  update: NormalizedSchema.of(UpdateUserPoolRequest$),
  mfa: NormalizedSchema.of(GetUserPoolMfaConfigResponse$),
  session: NormalizedSchema.of(GetUserPoolSessionConfigurationResponse$),
} as const;

/** The names of a structure's members. */
export const membersOf = (shape: NormalizedSchema): readonly string[] =>
  Object.keys(shape.getMemberSchemas());

const unknownMembers = (shape: NormalizedSchema, value: JsonObject, path: string) => {
  const members = shape.getMemberSchemas();
  return Object.entries(value).flatMap(([name, member]): readonly string[] => {
    const here = path === '' ? name : `${path}.${name}`;
    const schema = Object.hasOwn(members, name) ? members[name] : undefined;
    return schema === undefined ? [here] : unknownPaths(schema, member, here);
  });
};

/** Paths in the value that the SDK has no member for, at every depth. A map's names are free, its values are not. */
export const unknownPaths = (
  shape: NormalizedSchema,
  value: Json,
  path = '',
): readonly string[] => {
  if (shape.isListSchema() && Array.isArray(value)) {
    const items = shape.getValueSchema();
    return value.flatMap((item, index) => unknownPaths(items, item, `${path}[${index}]`));
  }
  if (!isObject(value)) return [];
  if (shape.isMapSchema()) {
    const values = shape.getValueSchema();
    return Object.entries(value).flatMap(([name, member]) =>
      unknownPaths(values, member, `${path}.${name}`),
    );
  }
  return shape.isStructSchema() ? unknownMembers(shape, value, path) : [];
};

/** The same for one structure of the three that are read. */
export const unknownIn = (kind: keyof typeof sdkShapes, value: JsonObject): readonly string[] =>
  unknownPaths(sdkShapes[kind], value);
