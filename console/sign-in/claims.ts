import { at, isObject, listAt, textAt } from '../state/json.ts';
import type { Attempt } from '../state/model.ts';

/** The payload of a signed token (RFC 7519); undefined where the text is none. The signature is not checked. */
export const payloadOf = (token: string): unknown => {
  const part = token.split('.')[1];
  if (part === undefined) return undefined;
  try {
    const text = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (character) => character.codePointAt(0) ?? 0);
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

/** Where a pre token function puts claims, by the version of its event. */
const places = [
  ['response', 'claimsAndScopeOverrideDetails', 'idTokenGeneration', 'claimsToAddOrOverride'],
  ['response', 'claimsAndScopeOverrideDetails', 'accessTokenGeneration', 'claimsToAddOrOverride'],
  ['response', 'claimsOverrideDetails', 'claimsToAddOrOverride'],
] as const;

/** The names of the claims that the suite's function set in the newest token of this user. */
export const ownClaims = (attempts: readonly Attempt[], sub: string): ReadonlySet<string> => {
  const newest = attempts.findLast(
    ({ source, request }) =>
      source.startsWith('TokenGeneration_') &&
      textAt(request, 'request', 'userAttributes', 'sub') === sub,
  );
  const set = places.map((path) => at(newest?.response, ...path)).filter(isObject);
  return new Set(set.flatMap((claims) => Object.keys(claims)));
};

/** Whether an app client lets users sign in by this flow. */
export const allowsFlow = (client: unknown, flow: string): boolean =>
  listAt(client, 'UserPoolClient', 'ExplicitAuthFlows').includes(flow);
