import {
  GetUserPoolMfaConfigResponse$,
  GetUserPoolSessionConfigurationResponse$,
  UpdateUserPoolRequest$,
  UserPoolType$,
} from '@aws-sdk/client-cognito-identity-provider';
import { isObject, type Json, type JsonObject } from '../../common/json.ts';

/**
 * What the pinned SDK knows of the API, read from the schemas that it serialises with. Whatever is not in them the SDK
 * drops without a word, in both directions: a setting that AWS adds tomorrow would be erased by a read and a write.
 */
export const sdkShapes = {
  pool: UserPoolType$,
  update: UpdateUserPoolRequest$,
  mfa: GetUserPoolMfaConfigResponse$,
  session: GetUserPoolSessionConfigurationResponse$,
} as const;

/** A structure's schema (@smithy/types StaticStructureSchema): [3, namespace, name, traits, member names, members]. */
type Shape = readonly unknown[];

const structureKind = 3;
const mapKind = 2;
const listKind = 1;

const resolve = (schema: unknown): unknown => (typeof schema === 'function' ? schema() : schema);

const asShape = (schema: unknown): Shape | undefined => {
  const resolved = resolve(schema);
  // A member with traits is [schema, traits].
  if (Array.isArray(resolved) && resolved.length === 2) return asShape(resolved[0]);
  return Array.isArray(resolved) ? resolved : undefined;
};

const structureMembers = (shape: Shape): ReadonlyMap<string, unknown> => {
  const [, , , , names, members] = shape;
  if (!Array.isArray(names) || !Array.isArray(members)) return new Map();
  return new Map(names.map((name, index) => [String(name), members[index]]));
};

/** The names of a structure's members. */
export const membersOf = (shape: Shape): readonly string[] => [...structureMembers(shape).keys()];

/** Paths in the value that the SDK has no member for, at every depth. A map's names are free, its values are not. */
export const unknownPaths = (schema: unknown, value: Json, path = ''): readonly string[] => {
  const shape = asShape(schema);
  if (shape === undefined) return [];
  if (shape[0] === listKind && Array.isArray(value)) {
    return value.flatMap((member, index) => unknownPaths(shape[4], member, `${path}[${index}]`));
  }
  if (!isObject(value)) return [];
  if (shape[0] === mapKind) {
    return Object.entries(value).flatMap(([name, member]) =>
      unknownPaths(shape[5], member, `${path}.${name}`),
    );
  }
  if (shape[0] !== structureKind) return [];
  const members = structureMembers(shape);
  return Object.entries(value).flatMap(([name, member]) => {
    const here = path === '' ? name : `${path}.${name}`;
    return members.has(name) ? unknownPaths(members.get(name), member, here) : [here];
  });
};

/** The same for one structure of the three that are read. */
export const unknownIn = (kind: keyof typeof sdkShapes, value: JsonObject): readonly string[] =>
  unknownPaths(sdkShapes[kind], value);
