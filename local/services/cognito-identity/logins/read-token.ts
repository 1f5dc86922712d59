import { decodeJwt, type JWTPayload } from 'jose';
import { invalidLogin } from '../wire/errors.ts';

/** A token's claims before its signature is verified. */
export type Unverified = JWTPayload & { readonly aud: string | string[]; readonly sub: string };

const decode = (token: string): JWTPayload => {
  try {
    return decodeJwt(token);
  } catch {
    throw invalidLogin('Not a valid OpenId Connect identity token.');
  }
};

/**
 * The claims that name the key to verify with. Throws NotAuthorizedException in Cognito's words where the token is none,
 * or of another issuer than the key in Logins says.
 */
export const readUnverified = (token: string, issuers: readonly string[]): Unverified => {
  const claims = decode(token);
  const { iss, aud, sub } = claims;
  if (typeof iss !== 'string' || !issuers.includes(iss)) {
    throw invalidLogin("Issuer doesn't match providerName");
  }
  // An access token of a user pool has none.
  if (aud === undefined) throw invalidLogin('Missing a required claim: aud');
  if (typeof sub !== 'string' || sub === '') throw invalidLogin('Missing a required claim: sub');
  return { ...claims, aud, sub };
};
