import type { JWK } from 'jose';
import * as v from 'valibot';
import type { Service } from '../services/cognito-identity/service.ts';

/** Client ids by provider: a provider of OpenID Connect in IAM has them there and not in the template. */
export type OidcClients = Readonly<Record<string, readonly string[]>>;

type TokenProvider = NonNullable<Awaited<ReturnType<Service['tokenProvider']>>>;

/** Social providers with tokens that published keys verify. Those of Facebook and Amazon are known to them only. */
const social: Readonly<Record<string, readonly string[]>> = {
  'accounts.google.com': ['https://accounts.google.com', 'accounts.google.com'],
  'appleid.apple.com': ['https://appleid.apple.com'],
};

const waitMs = 5_000;

const DiscoverySchema = v.looseObject({
  issuer: v.string(),
  jwks_uri: v.pipe(v.string(), v.url()),
});

const KeysSchema = v.looseObject({ keys: v.array(v.looseObject({ kty: v.string() })) });

const isLoopback = (name: string): boolean => /^(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(name);

/** Providers on this machine speak plain HTTP; every other one needs TLS, without which its keys could be anyone's. */
const issuerOf = (name: string): string => `${isLoopback(name) ? 'http' : 'https'}://${name}`;

const getJson = async (url: string): Promise<unknown> => {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(waitMs) });
  if (!response.ok) throw new Error(`The provider responded with ${response.status}`);
  return response.json();
};

/** The keys by discovery (OpenID Connect Discovery 1.0, sections 4.1 and 4.3). */
const fetchKeys = async (name: string): Promise<readonly JWK[]> => {
  const url = `${issuerOf(name).replace(/\/$/, '')}/.well-known/openid-configuration`;
  const { issuer, jwks_uri } = v.parse(DiscoverySchema, await getJson(url));
  if (issuer !== issuerOf(name)) throw new Error('The discovery document is of another issuer');
  if (!isLoopback(name) && !jwks_uri.startsWith('https://')) throw new Error('The keys need TLS');
  return v.parse(KeysSchema, await getJson(jwks_uri)).keys;
};

/**
 * Where the keys of further providers are. Undefined for one whose tokens cannot be verified here: an opaque token, or
 * a provider of the account whose client ids nothing says.
 */
export const tokenProviders =
  (clients: OidcClients): Service['tokenProvider'] =>
  async (name): Promise<TokenProvider | undefined> => {
    const keys = () => fetchKeys(name);
    const issuers = Object.hasOwn(social, name) ? social[name] : undefined;
    if (issuers !== undefined) return { issuers, clientIds: [], keys };
    const clientIds = Object.hasOwn(clients, name) ? clients[name] : undefined;
    if (clientIds === undefined) return undefined;
    return { issuers: [issuerOf(name)], clientIds, keys };
  };
