import { type AuthFlow, allowsFlow } from '#shared/cognito/auth-flows.ts';
import type { ClientRecord } from '../store/records.ts';
import { invalidParameter } from '../wire/cognito-error.ts';

const refusal: Readonly<Record<AuthFlow, string>> = {
  CUSTOM_AUTH: 'CUSTOM_AUTH is not enabled for the client.',
  USER_AUTH: 'USER_AUTH is not enabled for the client.',
  USER_SRP_AUTH: 'USER_SRP_AUTH is not enabled for the client.',
  USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH flow not enabled for this client',
  ADMIN_USER_PASSWORD_AUTH: 'Auth flow not enabled for this client',
  REFRESH_TOKEN_AUTH: 'Auth flow not enabled for this client',
};

export const rotatesRefreshTokens = (client: ClientRecord): boolean =>
  client.properties.RefreshTokenRotation?.Feature === 'ENABLED';

const isAllowed = (client: ClientRecord, flow: AuthFlow): boolean => {
  // Only GetTokensFromRefreshToken refreshes rotated tokens (guide: refresh tokens).
  if (flow === 'REFRESH_TOKEN_AUTH' && rotatesRefreshTokens(client)) return false;
  return allowsFlow(client.properties, flow);
};

/** Throws InvalidParameterException with the real API's text for each flow. */
export const checkFlowAllowed = (client: ClientRecord, flow: AuthFlow): void => {
  if (!isAllowed(client, flow)) throw invalidParameter(refusal[flow]);
};

const publicFlows: Readonly<Record<string, AuthFlow>> = {
  CUSTOM_AUTH: 'CUSTOM_AUTH',
  USER_AUTH: 'USER_AUTH',
  USER_SRP_AUTH: 'USER_SRP_AUTH',
  USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH',
  REFRESH_TOKEN_AUTH: 'REFRESH_TOKEN_AUTH',
  REFRESH_TOKEN: 'REFRESH_TOKEN_AUTH',
};

const adminFlows: Readonly<Record<string, AuthFlow>> = {
  CUSTOM_AUTH: 'CUSTOM_AUTH',
  USER_AUTH: 'USER_AUTH',
  USER_SRP_AUTH: 'USER_SRP_AUTH',
  ADMIN_USER_PASSWORD_AUTH: 'ADMIN_USER_PASSWORD_AUTH',
  ADMIN_NO_SRP_AUTH: 'ADMIN_USER_PASSWORD_AUTH',
  REFRESH_TOKEN_AUTH: 'REFRESH_TOKEN_AUTH',
  REFRESH_TOKEN: 'REFRESH_TOKEN_AUTH',
};

/** The flow that AuthFlow names, as InitiateAuth (`public`) or AdminInitiateAuth (`admin`) takes it. */
export const flowNamed = (name: string, caller: 'public' | 'admin'): AuthFlow => {
  const flow = new Map(Object.entries(caller === 'admin' ? adminFlows : publicFlows)).get(name);
  if (flow !== undefined) return flow;
  if (Object.hasOwn(publicFlows, name) || Object.hasOwn(adminFlows, name)) {
    throw invalidParameter('Initiate Auth method not supported.');
  }
  throw invalidParameter(
    "1 validation error detected: Value at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set",
  );
};
