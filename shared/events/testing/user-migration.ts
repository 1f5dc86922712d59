import type { UserMigrationEvent } from '../user-migration.ts';
import { built, envelope, type Overrides } from './builder.ts';

export const aUserMigrationEvent = (
  overrides: Overrides<UserMigrationEvent> = {},
): UserMigrationEvent =>
  built<UserMigrationEvent>(
    {
      ...envelope,
      userName: 'ada@example.com',
      triggerSource: 'UserMigration_Authentication',
      request: { password: 'correct horse battery staple', validationData: null },
      response: {},
    },
    overrides,
  );
