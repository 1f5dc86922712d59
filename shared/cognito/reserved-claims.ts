/** What a function can neither set nor suppress: Cognito drops the change (guide: pre token generation, table of claims). */
const reservedByCognito: ReadonlySet<string> = new Set([
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
  'sub',
  'token_use',
  'username',
  'version',
]);

/** Two exceptions stand beside it: an access token's own `aud`, and suppressing `cognito:groups`. */
export const isReservedByCognito = (claim: string): boolean =>
  reservedByCognito.has(claim) || claim.startsWith('cognito:');

/**
 * What a claim mapping refuses besides: a profile field would speak for a check that only Cognito makes, of an address
 * and whose it is, or would replace the scopes, which have a list of their own. Spring Security reads scopes from `scp` where
 * a token has no `scope` (JwtGrantedAuthoritiesConverter).
 */
const refusedByMappings: ReadonlySet<string> = new Set([
  'email',
  'email_verified',
  'phone_number',
  'phone_number_verified',
  'scope',
  'scp',
]);

const refusedPrefixes = ['custom:', 'dev:', 'https://aws.amazon.com/'];

/**
 * Claims that a claim mapping may not write, in whatever case: .NET compares the names of claims without it
 * (ClaimsIdentity.FindFirst), and would take `Scope` for the real one.
 */
export const isRefusedByMappings = (claim: string): boolean => {
  const name = claim.toLowerCase();
  return (
    isReservedByCognito(name) ||
    refusedByMappings.has(name) ||
    refusedPrefixes.some((prefix) => name.startsWith(prefix))
  );
};
