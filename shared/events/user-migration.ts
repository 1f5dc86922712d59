/**
 * A user who is not in the pool signs in with a password, or asks for a new one: an older directory may know them.
 * Guide: user-pool-lambda-migrate-user. The password policy is not applied to a migrated password.
 */
import * as v from 'valibot';
import { userMigrationSources } from '../cognito/trigger-sources.ts';
import { eventSchema, metadataSchema, parserOf, withResponse } from './trigger-event.ts';

export const sources = userMigrationSources;

const schema = eventSchema(
  sources,
  v.object({
    /** Absent when the user forgot it. */
    password: v.nullish(v.string()),
    validationData: metadataSchema,
    clientMetadata: metadataSchema,
  }),
  v.nullish(v.object({})),
);

/** `userName` is what was typed; there are no attributes yet. */
export type UserMigrationEvent = v.InferInput<typeof schema>;

export type UserMigrationResponse = {
  readonly userAttributes: Readonly<Record<string, string>>;
  /** Left out, the user must choose a new password. */
  readonly finalUserStatus?: 'CONFIRMED';
  readonly messageAction?: 'SUPPRESS';
  /** SMS where it is left out. */
  readonly desiredDeliveryMediums?: readonly ('EMAIL' | 'SMS')[];
  readonly forceAliasCreation?: boolean;
  readonly enableSMSMFA?: boolean;
};

export const parse = parserOf(schema);

export const respond = (
  event: UserMigrationEvent,
  response: UserMigrationResponse,
): UserMigrationEvent => withResponse(event, { ...event.response, ...response });
