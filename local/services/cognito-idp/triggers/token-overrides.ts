import * as v from 'valibot';
import { type GroupConfiguration, noGroups } from '../users/group-configuration.ts';
import { CognitoError } from '../wire/cognito-error.ts';

/** The changes of a pre token function, in one form for all versions of the event. */
export type TokenChanges = {
  readonly add: Readonly<Record<string, unknown>>;
  readonly suppress: readonly string[];
};

export type Overrides = {
  readonly id: TokenChanges;
  readonly access: TokenChanges & {
    readonly scopesToAdd: readonly string[];
    readonly scopesToSuppress: readonly string[];
  };
  /** Absent: the user's own groups stay. */
  readonly groups?: GroupConfiguration;
};

/** Of a pool without a pre token function. */
export const noOverrides: Overrides = {
  id: { add: {}, suppress: [] },
  access: { add: {}, suppress: [], scopesToAdd: [], scopesToSuppress: [] },
};

/** A field may be null or missing; both mean the same. */
const optional = <const Schema extends v.GenericSchema>(schema: Schema) => v.nullish(schema);

const names = v.array(v.string());
const scalar = v.union([v.string(), v.number(), v.boolean()]);
/** V1 has only strings. Numbers and booleans are converted; anything else is unreadable. */
const text = v.pipe(
  v.nullable(scalar),
  v.transform((value) => (value === null ? null : `${value}`)),
);
const complex = v.nullable(v.union([scalar, v.array(scalar), v.record(v.string(), v.unknown())]));

const groupOverride = v.nullable(
  v.object({
    groupsToOverride: optional(names),
    iamRolesToOverride: optional(names),
    preferredRole: v.optional(v.unknown()),
  }),
);

const changes = <const Value extends v.GenericSchema>(value: Value) => ({
  claimsToAddOrOverride: optional(v.record(v.string(), value)),
  claimsToSuppress: optional(names),
});

const v1Response = v.object({
  claimsOverrideDetails: optional(
    v.object({ ...changes(text), groupOverrideDetails: v.optional(groupOverride) }),
  ),
});

const v2Response = v.object({
  claimsAndScopeOverrideDetails: optional(
    v.object({
      idTokenGeneration: optional(v.object(changes(complex))),
      accessTokenGeneration: optional(
        v.object({
          ...changes(complex),
          scopesToAdd: optional(names),
          scopesToSuppress: optional(names),
        }),
      ),
      groupOverrideDetails: v.optional(groupOverride),
    }),
  ),
});

type ChangesResponse = {
  readonly claimsToAddOrOverride?: Readonly<Record<string, unknown>> | null | undefined;
  readonly claimsToSuppress?: readonly string[] | null | undefined;
};

const noChanges: TokenChanges = { add: {}, suppress: [] };

const changesOf = (response: ChangesResponse | null | undefined): TokenChanges => ({
  add: Object.fromEntries(
    Object.entries(response?.claimsToAddOrOverride ?? {}).filter(([, value]) => value !== null),
  ),
  suppress: response?.claimsToSuppress ?? [],
});

/** If present, it replaces the user's groups; empty or null, it removes them. */
const groupsOf = (
  response: v.InferOutput<typeof groupOverride> | undefined,
): { readonly groups?: GroupConfiguration } => {
  if (response === undefined) return {};
  if (response === null) return { groups: noGroups };
  const { groupsToOverride, iamRolesToOverride, preferredRole } = response;
  const groups = {
    groupsToOverride: groupsToOverride ?? [],
    iamRolesToOverride: iamRolesToOverride ?? [],
    preferredRole: typeof preferredRole === 'string' ? preferredRole : null,
  };
  return { groups };
};

const readable = <const Schema extends v.GenericSchema>(
  schema: Schema,
  response: unknown,
): v.InferOutput<Schema> => {
  const checked = v.safeParse(schema, response);
  if (checked.success) return checked.output;
  throw new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
};

/** Reads a V1 response: claims of the ID token, and groups of both tokens. */
export const readV1Response = (response: unknown): Overrides => {
  const details = readable(v1Response, response).claimsOverrideDetails;
  return {
    id: changesOf(details),
    access: { ...noChanges, scopesToAdd: [], scopesToSuppress: [] },
    ...groupsOf(details?.groupOverrideDetails),
  };
};

/** Reads a response of V2 or V3. */
export const readV2Response = (response: unknown): Overrides => {
  const details = readable(v2Response, response).claimsAndScopeOverrideDetails;
  const access = details?.accessTokenGeneration;
  return {
    id: changesOf(details?.idTokenGeneration),
    access: {
      ...changesOf(access),
      scopesToAdd: access?.scopesToAdd ?? [],
      scopesToSuppress: access?.scopesToSuppress ?? [],
    },
    ...groupsOf(details?.groupOverrideDetails),
  };
};
