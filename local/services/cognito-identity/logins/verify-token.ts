import { createLocalJWKSet, errors, type JWK, type JWTPayload, jwtVerify } from 'jose';
import { invalidLogin } from '../wire/errors.ts';

/** Key pairs only: a shared secret, or none, would let a client sign for itself. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
];

const unverified = () => invalidLogin("Couldn't verify signed token.");

/** Seconds since 1970. */
const checkTimes = ({ exp, nbf }: JWTPayload, now: number): void => {
  if (exp === undefined) throw invalidLogin('Missing a required claim: exp');
  if (now >= exp) throw invalidLogin(`Token expired: ${now} >= ${exp}`);
  if (nbf !== undefined && nbf > now) throw unverified();
};

const verifySignature = async (token: string, keys: readonly JWK[]): Promise<JWTPayload> => {
  try {
    // The times are checked afterwards, so that their error has Cognito's text.
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: [...keys] }), {
      algorithms,
      currentDate: new Date(0),
      clockTolerance: Number.MAX_SAFE_INTEGER,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw unverified();
    throw error;
  }
};

/**
 * The claims of a token that one of these keys signed and that is valid now.
 *
 * @param now milliseconds since 1970
 */
export const verifyToken = async (
  token: string,
  keys: readonly JWK[],
  now: number,
): Promise<JWTPayload> => {
  const claims = await verifySignature(token, keys);
  checkTimes(claims, Math.floor(now / 1000));
  return claims;
};
