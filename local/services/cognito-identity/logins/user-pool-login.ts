import type { Service } from '../service.ts';
import type { PoolRecord } from '../store/records.ts';
import { invalidLogin, notAuthorized } from '../wire/errors.ts';
import type { Login } from './login.ts';
import { readUnverified } from './read-token.ts';
import { verifyToken } from './verify-token.ts';

export const isUserPoolName = (provider: string): boolean => provider.startsWith('cognito-idp');

export const notSupported = () =>
  notAuthorized('Token is not from a supported provider of this identity pool.');

/** The entry of the pool for a user pool and one of its app clients. */
const entryOf = ({ properties }: PoolRecord, provider: string, clientId: unknown) =>
  (properties.CognitoIdentityProviders ?? []).find(
    ({ ProviderName, ClientId }) => ProviderName === provider && ClientId === clientId,
  );

/**
 * Verifies the ID token of a user of a user pool: its form, issuer and app client, then the signature and the expiry,
 * then with ServerSideTokenCheck that the user is still signed in.
 */
export const verifyUserPoolLogin = async (
  { userPool, clock }: Service,
  pool: PoolRecord,
  provider: string,
  token: string,
): Promise<Login> => {
  const known = userPool(provider);
  const { aud, token_use } = readUnverified(token, known === undefined ? [] : [known.issuer]);
  const entry = entryOf(pool, provider, aud);
  if (known === undefined || entry === undefined || token_use !== 'id') throw notSupported();
  const claims = await verifyToken(token, known.keys, clock.now());
  if (entry.ServerSideTokenCheck === true && !known.isCurrent(claims)) {
    throw invalidLogin('Token is revoked.');
  }
  const subject = claims.sub ?? '';
  return {
    provider,
    subject,
    audience: entry.ClientId ?? '',
    claims,
    amr: [provider, `${provider}:CognitoSignIn:${subject}`],
  };
};
