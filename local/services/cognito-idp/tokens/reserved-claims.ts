/** Guide, «Pre token generation Lambda trigger»: the claims that a function can neither change nor suppress. */
const reserved: ReadonlySet<string> = new Set([
  'username',
  'sub',
  'identities',
  'client_id',
  'event_id',
  'device_key',
  'version',
  'acr',
  'amr',
  'at_hash',
  'auth_time',
  'azp',
  'exp',
  'iat',
  'iss',
  'jti',
  'nbf',
  'nonce',
  'origin_jti',
  'token_use',
  'aud',
]);

export type TokenUse = 'id' | 'access';

/** These stay simple in ID tokens: OpenID Connect gives them their types. */
const simpleInIdToken: ReadonlySet<string> = new Set([
  'phone_number_verified',
  'email_verified',
  'updated_at',
  'address',
]);

const isReserved = (claim: string): boolean => reserved.has(claim) || claim.startsWith('cognito:');

export const maySet = (use: TokenUse, claim: string, value: unknown, clientId: string): boolean => {
  // An access token may get an audience, and only the client that it is for.
  if (claim === 'aud') return use === 'access' && value === clientId;
  if (isReserved(claim)) return false;
  // Scopes have a list of their own.
  if (use === 'access') return claim !== 'scope';
  if (claim.startsWith('dev:')) return false;
  return !(simpleInIdToken.has(claim) && typeof value === 'object');
};

export const maySuppress = (use: TokenUse, claim: string): boolean => {
  if (claim === 'cognito:groups') return true;
  if (use === 'access' && claim === 'scope') return false;
  return !isReserved(claim);
};
