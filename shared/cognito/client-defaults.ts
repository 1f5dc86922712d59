import { defaultAuthFlows } from './auth-flows.ts';

/** What a new app client has where its maker says nothing (API reference: CreateUserPoolClient). */
export const clientDefaults = {
  /** Days, as long as TokenValidityUnits does not say otherwise. */
  RefreshTokenValidity: 30,
  TokenValidityUnits: {},
  ExplicitAuthFlows: [...defaultAuthFlows],
  AllowedOAuthFlowsUserPoolClient: false,
  PreventUserExistenceErrors: 'LEGACY' as const,
  EnableTokenRevocation: true,
  EnablePropagateAdditionalUserContextData: false,
  /** Minutes. */
  AuthSessionValidity: 3,
};
