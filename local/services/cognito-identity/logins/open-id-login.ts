import type { JWK } from 'jose';
import type { Service, TokenProvider } from '../service.ts';
import { invalidLogin } from '../wire/errors.ts';
import type { Login } from './login.ts';
import { readUnverified } from './read-token.ts';
import { notSupported } from './user-pool-login.ts';
import { verifyToken } from './verify-token.ts';

const keysOf = async (provider: string, { keys }: TokenProvider): Promise<readonly JWK[]> => {
  try {
    return await keys();
  } catch {
    throw invalidLogin(`The keys of ${provider} could not be fetched.`);
  }
};

/**
 * Verifies a token of an OpenID Connect provider, of the account or a social one, by the keys that it publishes.
 *
 * @param clientIds the audiences that the pool or the provider's entry in IAM has
 */
export const verifyOpenIdLogin = async (
  { tokenProvider, clock }: Service,
  provider: string,
  token: string,
  clientIds: readonly string[] = [],
): Promise<Login> => {
  const known = await tokenProvider(provider);
  if (known === undefined) {
    throw invalidLogin(`The local identity pool cannot verify tokens of ${provider}.`);
  }
  const { aud } = readUnverified(token, known.issuers);
  const accepted = [...known.clientIds, ...clientIds];
  const audience = [aud].flat().find((one) => accepted.includes(one));
  if (audience === undefined) throw notSupported();
  const claims = await verifyToken(token, await keysOf(provider, known), clock.now());
  return { provider, subject: claims.sub ?? '', audience, claims, amr: [provider] };
};
