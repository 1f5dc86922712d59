import { isRefusedByMappings } from '../cognito/reserved-claims.ts';

/** Profile fields that may become claims. */
export const claimFields = ['tenant', 'roles', 'plan', 'status', 'locale', 'origin'] as const;

export type ClaimField = (typeof claimFields)[number];

export type ClaimMapping = {
  readonly field: ClaimField;
  readonly claim: string;
  readonly inIdToken: boolean;
  readonly inAccessToken: boolean;
};

export type MappingResult =
  | { readonly outcome: 'mapping'; readonly mapping: ClaimMapping }
  | { readonly outcome: 'problem'; readonly problem: string };

/** `field[=claim][@id|@access]`. A claim is a name or a namespaced URI, without blanks and commas. */
const syntax = /^([a-z]{1,32})(?:=([A-Za-z][A-Za-z0-9_:./-]{0,127}))?(?:@(id|access))?$/;

/** Claims in all; more than this no cookie or header carries. */
const mostMappings = 20;

const problem = (text: string): MappingResult => ({ outcome: 'problem', problem: text });

const parseEntry = (entry: string, position: number): MappingResult => {
  const [, name, renamed, token] = syntax.exec(entry) ?? [];
  if (name === undefined) return problem(`entry ${position} is not field[=claim][@id|@access]`);
  const field = claimFields.find((known) => known === name);
  if (field === undefined) return problem(`entry ${position} names no field of a profile`);
  const claim = renamed ?? field;
  if (isRefusedByMappings(claim)) return problem(`entry ${position} writes a reserved claim`);
  const mapping = { field, claim, inIdToken: token !== 'access', inAccessToken: token !== 'id' };
  return { outcome: 'mapping', mapping };
};

const overlap = (a: ClaimMapping, b: ClaimMapping): boolean =>
  a.claim === b.claim && ((a.inIdToken && b.inIdToken) || (a.inAccessToken && b.inAccessToken));

const hasDuplicates = (mappings: readonly ClaimMapping[]): boolean =>
  mappings.some((mapping, index) =>
    mappings.slice(index + 1).some((other) => overlap(mapping, other)),
  );

/**
 * The principal tag of the identity pool is made of the claim `tenant` of the ID token: a tenant that is mapped, but not
 * to there, would leave sessions without a tenant and nobody would notice.
 */
const tenantMissesTag = (mappings: readonly ClaimMapping[]): boolean => {
  const tenants = mappings.filter(({ field }) => field === 'tenant');
  return (
    tenants.length > 0 && !tenants.some(({ claim, inIdToken }) => claim === 'tenant' && inIdToken)
  );
};

/** A claim `tenant` made of another field would become that tag: of `locale`, which a client sets, a tenant at will. */
const otherFieldIsTenant = (mappings: readonly ClaimMapping[]): boolean =>
  mappings.some(({ field, claim }) => claim === 'tenant' && field !== 'tenant');

export type Mappings = {
  readonly mappings: readonly ClaimMapping[];
  /** What is wrong, without repeating what was written. */
  readonly problems: readonly string[];
};

/** Reads ClaimMappings. `v1`: the pool sends the event's first version, which cannot change access tokens. */
export const parseMappings = (entries: readonly string[], v1: boolean): Mappings => {
  const results = entries.map((entry, index) => parseEntry(entry, index + 1));
  const mappings = results.flatMap((result) =>
    result.outcome === 'mapping' ? [result.mapping] : [],
  );
  const accessOnly = v1 && mappings.some(({ inIdToken }) => !inIdToken);
  const problems = [
    ...results.flatMap((result) => (result.outcome === 'problem' ? [result.problem] : [])),
    ...(hasDuplicates(mappings) ? ['two entries write one claim'] : []),
    ...(entries.length > mostMappings ? [`there are more than ${mostMappings} entries`] : []),
    ...(tenantMissesTag(mappings) ? ['tenant must be in the ID token under its own name'] : []),
    ...(otherFieldIsTenant(mappings) ? ['no field but tenant may write the claim tenant'] : []),
    ...(accessOnly ? ['@access needs PRE_TOKEN_VERSION V2_0 or V3_0'] : []),
  ];
  return { mappings, problems };
};
