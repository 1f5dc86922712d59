import type { JWTPayload } from 'jose';
import type { PrincipalTagMap } from '../store/records.ts';

export type TagFacts = { readonly provider: string; readonly claims: JWTPayload };

/** The map of a provider with UseDefaults (developer guide, attributes-for-access-control). */
export const defaultTags: Readonly<Record<string, string>> = { username: 'sub', client: 'aud' };

/** A tag holds text; a claim of another form makes none. */
const textOf = (claim: unknown): string | undefined =>
  typeof claim === 'string' || typeof claim === 'number' || typeof claim === 'boolean'
    ? String(claim)
    : undefined;

const tagsBy = ({ useDefaults, tags }: PrincipalTagMap, claims: JWTPayload) =>
  Object.entries(useDefaults ? defaultTags : tags).flatMap(([key, name]) => {
    const value = Object.hasOwn(claims, name) ? textOf(claims[name]) : undefined;
    return value === undefined || value === '' ? [] : [[key, value] as const];
  });

/** The principal tags of a session, from the claims of each login by the map of its provider. */
export const principalTagsOf = (
  tagMaps: Readonly<Record<string, PrincipalTagMap>>,
  logins: readonly TagFacts[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    logins.flatMap(({ provider, claims }) => {
      const map = tagMaps[provider];
      return map === undefined ? [] : tagsBy(map, claims);
    }),
  );
