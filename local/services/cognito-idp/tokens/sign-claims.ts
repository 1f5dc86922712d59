import { SignJWT } from 'jose';
import type { Service } from '../service.ts';
import type { PoolRecord } from '../store/records.ts';
import type { Claims } from './claims.ts';
import { signingKeyOf } from './signing-keys.ts';

/** A token of these claims under the pool's key (RS256). */
export const signClaims = (service: Service, pool: PoolRecord, claims: Claims): Promise<string> => {
  const { privateKey, publicJwk } = signingKeyOf(service, pool);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: publicJwk.kid ?? '' })
    .sign(privateKey);
};
