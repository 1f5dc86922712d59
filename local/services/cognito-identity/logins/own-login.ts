import { errors } from 'jose';
import type { Service } from '../service.ts';
import { ownProvider, type PoolToken, readToken } from '../tokens/open-id-token.ts';
import { invalidLogin } from '../wire/errors.ts';

/** The token of GetOpenIdTokenForDeveloperIdentity, which a client sends back as a login of Cognito itself. */
export const readOwnLogin = async (
  service: Service,
  logins: Readonly<Record<string, string>>,
): Promise<PoolToken | undefined> => {
  const token = logins[ownProvider];
  if (token === undefined) return undefined;
  try {
    return await readToken(service, token);
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      const now = Math.floor(service.clock.now() / 1000);
      throw invalidLogin(`Token expired: ${now} >= ${error.payload.exp}`);
    }
    if (error instanceof errors.JOSEError) throw invalidLogin("Couldn't verify signed token.");
    throw error;
  }
};
