import * as v from 'valibot';
import type { UserMigrationEvent } from '#shared/events/user-migration.ts';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord } from '../store/records.ts';
import { CognitoError } from '../wire/cognito-error.ts';
import { callTrigger } from './call/call-trigger.ts';
import { readBy } from './call/read-response.ts';

/** Members that Cognito takes; it sends them all as null (guide: migrate user Lambda trigger). */
const empty = {
  userAttributes: null,
  forceAliasCreation: null,
  enableSMSMFA: null,
  finalUserStatus: null,
  messageAction: null,
  desiredDeliveryMediums: null,
};

const responseSchema = v.object({
  userAttributes: v.nullish(v.record(v.string(), v.string())),
  finalUserStatus: v.nullish(v.string()),
  forceAliasCreation: v.nullish(v.boolean()),
});

export type MigrationCall = {
  readonly pool: PoolRecord;
  readonly client: ClientRecord;
  /** What was typed, as it is. */
  readonly typedName: string;
  readonly source: UserMigrationEvent['triggerSource'];
  readonly request: UserMigrationEvent['request'];
};

/** The user that the function describes. */
export type MigratedUser = {
  readonly attributes: Readonly<Record<string, string>>;
  readonly isConfirmed: boolean;
  readonly forcesAlias: boolean;
};

/** With the text that aws-amplify-react's Authenticator was seen to get. */
export const migrationFailed = ({ id }: ClientRecord): CognitoError =>
  new CognitoError('UserNotFoundException', `Exception migrating user in app client ${id}`);

/**
 * Asks UserMigration about a user who is not in the pool.
 * @returns nothing where the function describes no user: the caller goes on as for an unknown user (guide: managing user
 * existence error responses)
 * @throws CognitoError UserNotFoundException where the function failed
 */
export const askUserMigration = async (
  service: Service,
  { pool, client, typedName, source, request }: MigrationCall,
): Promise<MigratedUser | undefined> => {
  const call = {
    trigger: 'UserMigration' as const,
    ...{ pool, clientId: client.id, source, userName: typedName, request, response: empty },
  };
  try {
    const response = await callTrigger<UserMigrationEvent>(service, call);
    const read = readBy(responseSchema, response ?? {});
    if (read.userAttributes === undefined || read.userAttributes === null) return undefined;
    return {
      attributes: read.userAttributes,
      isConfirmed: read.finalUserStatus === 'CONFIRMED',
      forcesAlias: read.forceAliasCreation === true,
    };
  } catch {
    throw migrationFailed(client);
  }
};
