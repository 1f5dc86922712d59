import type { ClaimMapping } from '../profile/claim-mapping.ts';
import { exceedsBudget, type TokenClaims } from '../profile/claims.ts';
import type { Profile } from '../profile/profile.ts';
import type { ClaimsExtension, OwnValues, ProfileOfClaims, TokenFacts } from './claims.ts';
import { isOwnClaimName, isOwnValue, type Target, targetsOf } from './own-fields.ts';

/** The claims with the computed ones, and how many of those were left out; `failed` where computing threw. */
export type WithComputed = {
  readonly claims: TokenClaims;
  readonly leftOut: number;
  readonly failed: boolean;
};

/**
 * A copy without `locale`, which a client writes. Lists are copied: what is written into a default would reach the tokens
 * of the next user.
 */
const profileFor = (profile: Profile, own: OwnValues): ProfileOfClaims => {
  const { userId, status, roles, tenant, plan, origin, createdAt } = profile;
  return {
    ...{ userId, status, roles: [...roles], origin, createdAt, own: structuredClone(own) },
    ...(tenant === undefined ? {} : { tenant }),
    ...(plan === undefined ? {} : { plan }),
  };
};

type Sifted = { readonly kept: OwnValues; readonly leftOut: number };

/** What a token may carry of a computed value. It is unknown: a type is no check of what the code really returns. */
const sift = (computed: unknown, taken: ReadonlySet<string>): Sifted => {
  if (computed === undefined) return { kept: {}, leftOut: 0 };
  if (typeof computed !== 'object' || computed === null) return { kept: {}, leftOut: 1 };
  const entries: [string, unknown][] = Object.entries(computed);
  const kept = entries.flatMap(([claim, value]) =>
    isOwnClaimName(claim) && !taken.has(claim) && isOwnValue(value)
      ? [[claim, Array.isArray(value) ? [...value] : value] as const]
      : [],
  );
  return { kept: Object.fromEntries(kept), leftOut: entries.length - kept.length };
};

/**
 * A promise is computed too late, and has no claims. Its rejection is dropped: the runtime would end the process and log
 * the text of the error.
 */
const isPromise = (computed: object): boolean => {
  if (!('then' in computed)) return false;
  Promise.resolve(computed).catch(() => undefined);
  return true;
};

/** A mapped claim stays taken for a user whose profile has no value for it. */
const namesOf = (declared: readonly Target[]): ReadonlySet<string> =>
  new Set(declared.map(({ claim }) => claim));

const add = (
  claims: TokenClaims,
  computed: unknown,
  declared: readonly Target[],
): Omit<WithComputed, 'failed'> => {
  if (typeof computed !== 'object' || computed === null || isPromise(computed)) {
    return { claims, leftOut: 1 };
  }
  const inId = namesOf(declared.filter(({ inIdToken }) => inIdToken));
  const inAccess = namesOf(declared.filter(({ inAccessToken }) => inAccessToken));
  const id = sift(Reflect.get(computed, 'id'), inId);
  const access = sift(Reflect.get(computed, 'access'), inAccess);
  const whole = {
    id: { ...claims.id, ...id.kept },
    access: { ...claims.access, ...access.kept },
  };
  const leftOut = id.leftOut + access.leftOut;
  if (!exceedsBudget(whole)) return { claims: whole, leftOut };
  const dropped = Object.keys(id.kept).length + Object.keys(access.kept).length;
  return { claims, leftOut: leftOut + dropped };
};

/** A profile with the values of the fields, and the mappings that made claims of it. */
type Stored = {
  readonly row: Profile;
  readonly own: OwnValues;
  readonly mappings: readonly ClaimMapping[];
};

/** Adds what `compute` of `extensions/claims.ts` returns to the claims of profile and fields, which it cannot replace. */
export const withComputedClaims = (
  claims: TokenClaims,
  { compute, fields }: ClaimsExtension,
  profile: Stored,
  facts: TokenFacts,
): WithComputed => {
  if (compute === undefined) return { claims, leftOut: 0, failed: false };
  try {
    const computed: unknown = compute(profileFor(profile.row, profile.own), facts);
    const declared = [...profile.mappings, ...targetsOf(fields)];
    return { ...add(claims, computed, declared), failed: false };
  } catch {
    return { claims, leftOut: 0, failed: true };
  }
};
