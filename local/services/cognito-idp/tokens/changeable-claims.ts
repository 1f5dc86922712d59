import { isReservedByCognito } from '#shared/cognito/reserved-claims.ts';

export type TokenUse = 'id' | 'access';

/** OpenID Connect defines the types of these claims, so they cannot become objects in ID tokens. */
const simpleInIdToken: ReadonlySet<string> = new Set([
  'phone_number_verified',
  'email_verified',
  'updated_at',
  'address',
]);

export const maySet = (use: TokenUse, claim: string, value: unknown, clientId: string): boolean => {
  // An access token may get an audience, which must be its own client.
  if (claim === 'aud') return use === 'access' && value === clientId;
  if (isReservedByCognito(claim)) return false;
  // Scopes are changed by their own list.
  if (use === 'access') return claim !== 'scope';
  if (claim.startsWith('dev:')) return false;
  return !(simpleInIdToken.has(claim) && typeof value === 'object');
};

export const maySuppress = (use: TokenUse, claim: string): boolean => {
  if (claim === 'cognito:groups') return true;
  if (use === 'access' && claim === 'scope') return false;
  return !isReservedByCognito(claim);
};
