import type { UserMigrationResponse } from '#shared/events/user-migration.ts';

/** A user of the old directory. It vouches for the address, and for the password where one was sent. */
type OldUser = { readonly email: string; readonly name?: string };

const isOldUser = (found: unknown): found is OldUser =>
  typeof found === 'object' &&
  found !== null &&
  'email' in found &&
  typeof found.email === 'string' &&
  (!('name' in found) || typeof found.name === 'string');

/** The user that the pool makes of one of the old directory, without a message to that user. */
export const decide = (found: unknown): UserMigrationResponse | undefined =>
  isOldUser(found)
    ? {
        userAttributes: {
          email: found.email,
          email_verified: 'true',
          ...(found.name === undefined ? {} : { name: found.name }),
        },
        finalUserStatus: 'CONFIRMED',
        messageAction: 'SUPPRESS',
      }
    : undefined;
