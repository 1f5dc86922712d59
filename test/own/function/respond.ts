import { respond, type UserMigrationEvent } from '#shared/events/user-migration.ts';
import type { Log } from '#shared/ports.ts';
import { decide } from './decide.ts';

type Dependencies = {
  /** What the old directory has of a name and, at a sign-in, a password; nothing where it knows no such user. */
  readonly find: (name: string, password: string | undefined) => Promise<unknown>;
  readonly log: Log;
};

/** Without attributes in the response, Cognito goes on as for an unknown user. */
export const respondWith =
  ({ find, log }: Dependencies) =>
  async (event: UserMigrationEvent): Promise<UserMigrationEvent> => {
    const response = decide(await find(event.userName, event.request.password ?? undefined));
    if (response === undefined) return event;
    log.info('user migrated', { triggerSource: event.triggerSource });
    return respond(event, response);
  };
