import { isRefusedByMappings } from '../cognito/reserved-claims.ts';
import type { ClaimMapping } from '../profile/claim-mapping.ts';
import type { TokenClaims } from '../profile/claims.ts';
import type { Profile } from '../profile/profile.ts';
import type { OwnField, OwnFields, OwnValue, OwnValues } from './claims.ts';

/** The columns of the suite in ProfilesTable. */
const columns = [
  'userId',
  'status',
  'roles',
  'tenant',
  'plan',
  'locale',
  'origin',
  'createdAt',
  'updatedAt',
  'updatedBy',
  'version',
] as const satisfies readonly (keyof Profile)[];

const namePattern = /^[a-z][A-Za-z0-9_]{0,63}$/;

const claimPattern = /^[A-Za-z][A-Za-z0-9_:./-]{0,127}$/;

/** Most fields; cookies and headers do not hold more claims. */
const mostFields = 20;

/** Whether a token may carry a claim of this name from an extension. `tenant` becomes the principal tag (session-tag.ts). */
export const isOwnClaimName = (claim: string): boolean =>
  claimPattern.test(claim) && claim.toLowerCase() !== 'tenant' && !isRefusedByMappings(claim);

const isText = (value: unknown): value is string => typeof value === 'string';

const hasType: Readonly<Record<OwnField['type'], (value: unknown) => value is OwnValue>> = {
  text: isText,
  number: (value): value is number => typeof value === 'number' && Number.isFinite(value),
  boolean: (value): value is boolean => typeof value === 'boolean',
  list: (value): value is readonly string[] => Array.isArray(value) && value.every(isText),
};

/** Whether a value has one of the four types. */
export const isOwnValue = (value: unknown): value is OwnValue =>
  Object.values(hasType).some((is) => is(value));

/** A claim and the tokens that it stands in. */
export type Target = {
  readonly claim: string;
  readonly inIdToken: boolean;
  readonly inAccessToken: boolean;
};

/** The claims of the fields, whether or not a profile has values for them. */
export const targetsOf = (fields: OwnFields): readonly Target[] =>
  Object.values(fields).flatMap(({ claim, tokens }) =>
    claim === undefined
      ? []
      : [{ claim, inIdToken: tokens !== 'access', inAccessToken: tokens !== 'id' }],
  );

const fieldProblems = (name: string, field: OwnField, v1: boolean): readonly string[] => {
  if (!namePattern.test(name)) return ['a field is not a small letter, then letters and digits'];
  const { type, claim, tokens } = field;
  if (!Object.hasOwn(hasType, type)) return [`${name} has an unknown type`];
  // `constructor` and the like: a profile without a value would seem to have one.
  if (name in Object.prototype) return [`${name} is a name that every object has`];
  const isColumn = columns.some((column) => column === name);
  const isDefaultWrong = field.default !== undefined && !hasType[type](field.default);
  return [
    ...(isColumn ? [`${name} is a column of the suite`] : []),
    ...(isDefaultWrong ? [`the default of ${name} is no ${type}`] : []),
    ...(claim === undefined || isOwnClaimName(claim) ? [] : [`${name} writes a reserved claim`]),
    ...(v1 && claim !== undefined && tokens === 'access'
      ? [`${name} is for the access token, which needs PRE_TOKEN_VERSION V2_0 or V3_0`]
      : []),
  ];
};

const overlap = (a: Target, b: Target): boolean =>
  a.claim === b.claim && ((a.inIdToken && b.inIdToken) || (a.inAccessToken && b.inAccessToken));

const hasDuplicates = (targets: readonly Target[], mappings: readonly ClaimMapping[]): boolean =>
  targets.some((target, index) =>
    [...mappings, ...targets.slice(index + 1)].some((other) => overlap(target, other)),
  );

/** What is wrong with the fields. `v1`: the pool sends V1 events, which cannot change access tokens. */
export const ownFieldsProblems = (
  fields: OwnFields,
  mappings: readonly ClaimMapping[],
  v1: boolean,
): readonly string[] => {
  const entries = Object.entries(fields);
  return [
    ...entries.flatMap(([name, field]) => fieldProblems(name, field, v1)),
    ...(hasDuplicates(targetsOf(fields), mappings) ? ['two entries write one claim'] : []),
    ...(entries.length > mostFields ? [`there are more than ${mostFields} fields`] : []),
  ];
};

/** The values of the fields: as stored, else the default. A stored value of another type is none, not even the default. */
export const ownValuesOf = (fields: OwnFields, stored: Profile['own'] = {}): OwnValues =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value = Object.hasOwn(stored, name) ? stored[name] : field.default;
      return hasType[field.type](value) ? [[name, value]] : [];
    }),
  );

/** The claims of the fields that have a value. */
export const ownClaimsOf = (fields: OwnFields, values: OwnValues): TokenClaims => {
  const claimsFor = (without: 'id' | 'access'): OwnValues =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, { claim, tokens }]) => {
        const value = values[name];
        return claim === undefined || value === undefined || tokens === without
          ? []
          : [[claim, value]];
      }),
    );
  return { id: claimsFor('access'), access: claimsFor('id') };
};
