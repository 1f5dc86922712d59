/** The ways to start a sign-in, under one name each. */
export type AuthFlow =
  | 'CUSTOM_AUTH'
  | 'USER_AUTH'
  | 'USER_SRP_AUTH'
  | 'USER_PASSWORD_AUTH'
  | 'ADMIN_USER_PASSWORD_AUTH'
  | 'REFRESH_TOKEN_AUTH';

/** The values of a client's ExplicitAuthFlows; those without ALLOW_ are of before 2019 (API reference: CreateUserPoolClient). */
export const explicitAuthFlows = [
  'ADMIN_NO_SRP_AUTH',
  'CUSTOM_AUTH_FLOW_ONLY',
  'USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_AUTH',
] as const;

export type ExplicitAuthFlow = (typeof explicitAuthFlows)[number];

/** What a client has that names no flows (API reference: CreateUserPoolClient, ExplicitAuthFlows). */
export const defaultAuthFlows = [
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_CUSTOM_AUTH',
] as const satisfies readonly ExplicitAuthFlow[];

type Client = { readonly ExplicitAuthFlows?: readonly string[] | undefined };

/** The flows of a client: those that it names, or the defaults. */
export const flowsOf = ({ ExplicitAuthFlows: named = [] }: Client): readonly string[] =>
  named.length === 0 ? defaultAuthFlows : named;

const allowedBy: Readonly<Record<AuthFlow, readonly ExplicitAuthFlow[]>> = {
  CUSTOM_AUTH: ['ALLOW_CUSTOM_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'],
  USER_AUTH: ['ALLOW_USER_AUTH'],
  USER_SRP_AUTH: ['ALLOW_USER_SRP_AUTH'],
  USER_PASSWORD_AUTH: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'],
  ADMIN_USER_PASSWORD_AUTH: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
  REFRESH_TOKEN_AUTH: ['ALLOW_REFRESH_TOKEN_AUTH'],
};

/** Clients of before 2019 never had to allow SRP or refresh: their values only added to those, or took all else away. */
const allowedByOldRules = (flow: AuthFlow, flows: readonly string[]): boolean => {
  if (flows.some((name) => name.startsWith('ALLOW_'))) return false;
  if (flow === 'REFRESH_TOKEN_AUTH') return true;
  return flow === 'USER_SRP_AUTH' && !flows.includes('CUSTOM_AUTH_FLOW_ONLY');
};

/** Whether a client's flows allow a way to sign in. */
export const allowsFlow = (client: Client, flow: AuthFlow): boolean => {
  const flows = flowsOf(client);
  return allowedBy[flow].some((value) => flows.includes(value)) || allowedByOldRules(flow, flows);
};
