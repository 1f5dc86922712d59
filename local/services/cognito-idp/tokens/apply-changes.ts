import type { Overrides, TokenChanges } from '../triggers/token-overrides.ts';
import { maySet, maySuppress, type TokenUse } from './changeable-claims.ts';
import type { Claims } from './claims.ts';

/** A warning for the developer of a function, without the value. Cognito itself ignores the change silently. */
const warn = (use: TokenUse, claim: string): void =>
  console.warn(`pre token generation: ${claim} of the ${use} token cannot be changed, ignored`);

/** The claims with the function's changes, as far as they are allowed. Suppressing beats adding. */
export const applyChanges = (
  claims: Claims,
  { add, suppress }: TokenChanges,
  use: TokenUse,
  clientId: string,
): Claims => {
  const wanted = Object.entries(add).filter(([claim, value]) => {
    const allowed = maySet(use, claim, value, clientId);
    if (!allowed) warn(use, claim);
    return allowed;
  });
  const gone = suppress.filter((claim) => {
    const allowed = maySuppress(use, claim);
    if (!allowed) warn(use, claim);
    return allowed;
  });
  // Roles are removed together with the groups.
  const roles = gone.includes('cognito:groups') ? ['cognito:roles', 'cognito:preferred_role'] : [];
  const removed = new Set([...gone, ...roles]);
  return Object.fromEntries(
    [...Object.entries(claims), ...wanted].filter(([claim]) => !removed.has(claim)),
  );
};

/** The scopes of the access token. A scope with a blank would count as two and is ignored. */
export const applyScopes = (
  scopes: readonly string[],
  { scopesToAdd, scopesToSuppress }: Overrides['access'],
): readonly string[] => {
  const added = scopesToAdd.filter((scope) => scope !== '' && !/\s/.test(scope));
  const all = new Set([...scopes, ...added]);
  return [...all].filter((scope) => !scopesToSuppress.includes(scope));
};
