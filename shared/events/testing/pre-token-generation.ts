import type {
  ClientCredentialsEvent,
  PreTokenGenerationV1Event,
  PreTokenGenerationV2Event,
  PreTokenGenerationV3Event,
} from '../pre-token-generation.ts';
import { built, envelope, type Overrides, userAttributes } from './builder.ts';

const request = {
  userAttributes,
  groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
};

const apiScopes = ['aws.cognito.signin.user.admin'];

export const aPreTokenGenerationV1Event = (
  overrides: Overrides<PreTokenGenerationV1Event> = {},
): PreTokenGenerationV1Event =>
  built<PreTokenGenerationV1Event>(
    {
      ...envelope,
      version: '1',
      triggerSource: 'TokenGeneration_Authentication',
      request,
      response: { claimsOverrideDetails: null },
    },
    overrides,
  );

export const aPreTokenGenerationV2Event = (
  overrides: Overrides<PreTokenGenerationV2Event> = {},
): PreTokenGenerationV2Event =>
  built<PreTokenGenerationV2Event>(
    {
      ...envelope,
      version: '2',
      triggerSource: 'TokenGeneration_Authentication',
      request: { ...request, scopes: apiScopes },
      response: { claimsAndScopeOverrideDetails: null },
    },
    overrides,
  );

export const aPreTokenGenerationV3Event = (
  overrides: Overrides<PreTokenGenerationV3Event> = {},
): PreTokenGenerationV3Event =>
  built<PreTokenGenerationV3Event>(
    {
      ...envelope,
      version: '3',
      triggerSource: 'TokenGeneration_Authentication',
      request: { ...request, scopes: apiScopes },
      response: { claimsAndScopeOverrideDetails: null },
    },
    overrides,
  );

/** Exact since the guide's page on the token endpoint: the name, the empty attributes, the nulls. */
export const aClientCredentialsEvent = (
  overrides: Overrides<ClientCredentialsEvent> = {},
): ClientCredentialsEvent =>
  built<ClientCredentialsEvent>(
    {
      ...envelope,
      version: '3',
      userName: 'ClientCredentials',
      triggerSource: 'TokenGeneration_ClientCredentials',
      request: { userAttributes: {}, groupConfiguration: null, scopes: ['example-api/read'] },
      response: { claimsAndScopeOverrideDetails: null },
    },
    overrides,
  );
