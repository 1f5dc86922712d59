import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord, UserRecord } from '../store/records.ts';
import { callTrigger, preTokenVersion } from '../triggers/triggers.ts';
import { eventAttributes } from '../users/users.ts';
import type { GroupConfiguration } from './group-claims.ts';
import { type Overrides, readV1Answer, readV2Answer } from './overrides.ts';

export type TokenSource =
  | 'TokenGeneration_Authentication'
  | 'TokenGeneration_NewPasswordChallenge'
  | 'TokenGeneration_RefreshTokens';

export type PreTokenCall = {
  readonly pool: PoolRecord;
  readonly client: ClientRecord;
  readonly user: UserRecord;
  readonly source: TokenSource;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
};

/** Asks the pool's pre token function, if it has one, what to change; the response goes in empty (`null`). */
export const askPreToken = async (
  service: Service,
  { pool, client, user, source, clientMetadata }: PreTokenCall,
  groups: GroupConfiguration,
  scopes: readonly string[],
): Promise<Overrides | undefined> => {
  const isV1 = preTokenVersion(pool) === 'V1_0';
  const response = await callTrigger(service, {
    trigger: 'PreTokenGeneration',
    pool,
    clientId: client.id,
    source,
    userName: user.username,
    request: {
      userAttributes: eventAttributes(user),
      groupConfiguration: groups,
      ...(isV1 ? {} : { scopes }),
      ...(clientMetadata === undefined ? {} : { clientMetadata }),
    },
    response: isV1 ? { claimsOverrideDetails: null } : { claimsAndScopeOverrideDetails: null },
  });
  if (response === undefined) return undefined;
  return isV1 ? readV1Answer(response) : readV2Answer(response);
};
