import type { PostConfirmationEvent } from '#shared/events/post-confirmation.ts';
import type { Service } from '../service.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';
import { eventAttributes, reloadUser } from '../users/users.ts';
import { callTrigger } from './call/call-trigger.ts';
import { type ClientMetadata, withMetadata } from './call/trigger-call.ts';

type Confirmed = {
  readonly pool: PoolRecord;
  readonly user: UserRecord;
  readonly clientId: string | undefined;
  readonly source: PostConfirmationEvent['triggerSource'];
  readonly clientMetadata: ClientMetadata;
};

/** Runs after the confirmation is written: a failure reaches the caller and does not undo it. */
export const callPostConfirmation = async (
  service: Service,
  { pool, user, clientId, source, clientMetadata }: Confirmed,
): Promise<void> => {
  await callTrigger<PostConfirmationEvent>(service, {
    trigger: 'PostConfirmation',
    pool,
    clientId,
    source,
    userName: user.username,
    request: {
      userAttributes: eventAttributes(reloadUser(service, user)),
      ...withMetadata(clientMetadata),
    },
    response: {},
  });
};
