import * as v from 'valibot';
import { standardScopes } from '#shared/cognito/scopes.ts';
import { requirePool } from '../pools/pools.ts';
import { customScopesOf } from '../pools/resource-servers.ts';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord } from '../store/records.ts';
import { issueClientToken } from '../tokens/client-token.ts';
import { CognitoError } from '../wire/cognito-error.ts';
import { OAuthError } from './oauth-error.ts';

const checkGrant = ({ properties }: ClientRecord): void => {
  const { AllowedOAuthFlowsUserPoolClient: isOn, AllowedOAuthFlows = [] } = properties;
  if (isOn === true && AllowedOAuthFlows.includes('client_credentials')) return;
  throw new OAuthError('unauthorized_client');
};

/** The client's scopes of resource servers. The standard scopes are a user's (guide: scopes, M2M, resource servers). */
const grantable = (service: Service, pool: PoolRecord, client: ClientRecord): readonly string[] => {
  const custom = customScopesOf(service, pool);
  return (client.properties.AllowedOAuthScopes ?? []).filter(
    (scope) => custom.includes(scope) && !standardScopes.includes(scope),
  );
};

/** The scopes that are asked for; without the parameter all that the client has. */
const scopesFor = (allowed: readonly string[], asked: string | null): readonly string[] => {
  const wanted = (asked ?? '').split(/[ +]/).filter((scope) => scope !== '');
  const scopes = wanted.length === 0 ? allowed : [...new Set(wanted)];
  if (scopes.length === 0 || !scopes.every((scope) => allowed.includes(scope))) {
    throw new OAuthError('invalid_scope');
  }
  return scopes;
};

const metadataSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.custom<object>((value) => !Array.isArray(value)),
  v.record(v.string(), v.string()),
);

/** `aws_client_metadata`: JSON of names and texts, for the function (guide: token-endpoint). */
const metadataOf = (form: URLSearchParams): Readonly<Record<string, string>> | undefined => {
  const text = form.get('aws_client_metadata');
  if (text === null) return undefined;
  const read = v.safeParse(metadataSchema, text);
  if (read.success) return read.output;
  throw new OAuthError('invalid_request');
};

/** A function that fails or refuses ends the request with its text. */
const naming = (error: unknown): unknown =>
  error instanceof CognitoError ? new OAuthError('invalid_request', error.message) : error;

/** The access token of a client for itself (RFC 6749, 4.4; guide: token-endpoint). No ID and no refresh token. */
export const grantToClient = async (
  service: Service,
  client: ClientRecord,
  form: URLSearchParams,
) => {
  checkGrant(client);
  const pool = requirePool(service, client.poolId);
  const scopes = scopesFor(grantable(service, pool, client), form.get('scope'));
  const clientMetadata = metadataOf(form);
  try {
    const { token, expiresIn } = await issueClientToken(service, {
      pool,
      client,
      scopes,
      clientMetadata,
    });
    return { access_token: token, expires_in: expiresIn, token_type: 'Bearer' };
  } catch (error) {
    throw naming(error);
  }
};
