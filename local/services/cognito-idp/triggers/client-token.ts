import type { ClientCredentialsEvent } from '#shared/events/pre-token-generation.ts';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord } from '../store/records.ts';
import { preTokenVersion } from './call/attached-function.ts';
import { callTrigger } from './call/call-trigger.ts';
import { type ClientMetadata, withMetadata } from './call/trigger-call.ts';
import { type Overrides, readV2Response } from './token-overrides.ts';

export type ClientTokenCall = {
  readonly pool: PoolRecord;
  readonly client: ClientRecord;
  readonly scopes: readonly string[];
  readonly clientMetadata: ClientMetadata;
};

/**
 * Calls the pre token function for a client's own token. Only version 3 of the event covers that; the members stand as
 * the guide's page of the token endpoint shows them.
 */
export const askClientToken = async (
  service: Service,
  { pool, client, scopes, clientMetadata }: ClientTokenCall,
): Promise<Overrides | undefined> => {
  if (preTokenVersion(pool) !== 'V3_0') return undefined;
  const response = await callTrigger<ClientCredentialsEvent>(service, {
    trigger: 'PreTokenGeneration',
    pool,
    clientId: client.id,
    source: 'TokenGeneration_ClientCredentials',
    userName: 'ClientCredentials',
    request: {
      userAttributes: {},
      groupConfiguration: null,
      scopes: [...scopes],
      ...withMetadata(clientMetadata),
    },
    response: { claimsAndScopeOverrideDetails: null },
  });
  return response === undefined ? undefined : readV2Response(response);
};
