import type {
  PreTokenGenerationV1Event,
  PreTokenGenerationV2Event,
  PreTokenGenerationV3Event,
  UserTokenEvent,
} from '#shared/events/pre-token-generation.ts';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord, UserRecord } from '../store/records.ts';
import type { GroupConfiguration } from '../users/group-configuration.ts';
import { eventAttributes } from '../users/users.ts';
import { preTokenVersion } from './call/attached-function.ts';
import { callTrigger } from './call/call-trigger.ts';
import { type ClientMetadata, withMetadata } from './call/trigger-call.ts';
import { type Overrides, readV1Response, readV2Response } from './token-overrides.ts';

export type PreTokenCall = {
  readonly pool: PoolRecord;
  readonly client: ClientRecord;
  readonly user: UserRecord;
  readonly source: UserTokenEvent['triggerSource'];
  readonly clientMetadata: ClientMetadata;
};

type LaterEvent = PreTokenGenerationV2Event | PreTokenGenerationV3Event;

const groupsOf = ({ groupsToOverride, iamRolesToOverride, preferredRole }: GroupConfiguration) => ({
  groupsToOverride: [...groupsToOverride],
  iamRolesToOverride: [...iamRolesToOverride],
  preferredRole,
});

/** Calls the pool's pre token function, if it has one, with an empty response (`null`). */
export const askPreToken = async (
  service: Service,
  { pool, client, user, source, clientMetadata }: PreTokenCall,
  groups: GroupConfiguration,
  scopes: readonly string[],
): Promise<Overrides | undefined> => {
  const common = {
    trigger: 'PreTokenGeneration',
    pool,
    clientId: client.id,
    source,
    userName: user.username,
  } as const;
  const request = { userAttributes: eventAttributes(user), groupConfiguration: groupsOf(groups) };
  const metadata = withMetadata(clientMetadata);
  if (preTokenVersion(pool) === 'V1_0') {
    const response = await callTrigger<PreTokenGenerationV1Event>(service, {
      ...common,
      request: { ...request, ...metadata },
      response: { claimsOverrideDetails: null },
    });
    return response === undefined ? undefined : readV1Response(response);
  }
  const response = await callTrigger<LaterEvent>(service, {
    ...common,
    request: { ...request, scopes: [...scopes], ...metadata },
    response: { claimsAndScopeOverrideDetails: null },
  });
  return response === undefined ? undefined : readV2Response(response);
};
