import { withPassword } from '../passwords/set-password.ts';
import { existenceErrorsPrevented } from '../pools/pools.ts';
import type { Service } from '../service.ts';
import type { UserRecord } from '../store/records.ts';
import { hasTrigger } from '../triggers/call/attached-function.ts';
import {
  askUserMigration,
  type MigratedUser,
  type MigrationCall,
  migrationFailed,
} from '../triggers/user-migration.ts';
import { takeAlias } from '../users/aliases.ts';
import { readAttributes } from '../users/attributes.ts';
import { freshUser, nameUser } from '../users/new-user.ts';
import { addUser, findUser } from '../users/users.ts';

/** `username` names the user in pools whose users choose names and also sign in by an alias (guide: migrate user). */
const namedBy = ({ attributes }: MigratedUser, typedName: string): string =>
  attributes.username ?? typedName;

const recordOf = (
  service: Service,
  { pool, typedName }: MigrationCall,
  migrated: MigratedUser,
): UserRecord => {
  const { username: _, ...given } = migrated.attributes;
  const list = Object.entries(given).map(([Name, Value]) => ({ Name, Value }));
  const named = nameUser(pool, namedBy(migrated, typedName), readAttributes(pool, list));
  return freshUser(service, pool, named, { status: 'RESET_REQUIRED' });
};

/** The password policy is not applied: the password is that of the older directory. */
const add = (service: Service, call: MigrationCall, migrated: MigratedUser): void => {
  const { pool, client, request, typedName } = call;
  // A record of that name would be replaced, with its password, by what an older directory says of another one.
  if (findUser(service, pool, namedBy(migrated, typedName)) !== undefined) {
    throw migrationFailed(client);
  }
  const fresh = recordOf(service, call, migrated);
  for (const attribute of ['email', 'phone_number'] as const) {
    if (fresh.attributes[`${attribute}_verified`] !== 'true') continue;
    takeAlias(service, pool, fresh, attribute, migrated.forcesAlias);
  }
  const { password } = request;
  const keeps = migrated.isConfirmed && typeof password === 'string';
  addUser(service, keeps ? withPassword(pool, fresh, password) : fresh);
};

/** The function's error stands in the trace; a client that hides who has an account goes on as for an unknown user. */
const asked = async (service: Service, call: MigrationCall): Promise<MigratedUser | undefined> => {
  try {
    return await askUserMigration(service, call);
  } catch (error) {
    if (existenceErrorsPrevented(service, call.client)) return undefined;
    throw error;
  }
};

/**
 * Makes the user that UserMigration describes, where the pool has that trigger and no user of the name. Without
 * `finalUserStatus` CONFIRMED the user must choose a new password.
 * @throws CognitoError UserNotFoundException where the function failed and the client does not hide who has an account, and
 *   what is wrong with the attributes or the name of the user that it describes
 */
export const migrateUser = async (service: Service, call: MigrationCall): Promise<void> => {
  const { pool, typedName } = call;
  if (!hasTrigger(pool, 'UserMigration')) return;
  if (findUser(service, pool, typedName) !== undefined) return;
  const migrated = await asked(service, call);
  // Of two parallel sign-ins the first one makes the user.
  if (migrated === undefined || findUser(service, pool, typedName) !== undefined) return;
  add(service, call, migrated);
};
