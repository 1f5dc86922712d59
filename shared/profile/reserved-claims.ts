/**
 * Claims that a mapping may not write. Cognito ignores or refuses the first group (guide: pre token generation, table of
 * claims); the second would let a profile field speak for a check that only Cognito makes.
 */
const reserved: ReadonlySet<string> = new Set([
  'acr',
  'amr',
  'at_hash',
  'aud',
  'auth_time',
  'azp',
  'client_id',
  'device_key',
  'event_id',
  'exp',
  'iat',
  'identities',
  'iss',
  'jti',
  'nbf',
  'nonce',
  'origin_jti',
  'scope',
  'sub',
  'token_use',
  'username',
  'version',
  // Cognito alone says what was verified, and whose address it is.
  'email',
  'email_verified',
  'phone_number',
  'phone_number_verified',
]);

const reservedPrefixes = ['cognito:', 'custom:', 'dev:', 'https://aws.amazon.com/'];

export const isReservedClaim = (claim: string): boolean =>
  reserved.has(claim) || reservedPrefixes.some((prefix) => claim.startsWith(prefix));
