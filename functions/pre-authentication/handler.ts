import * as preAuthentication from '#shared/events/pre-authentication.ts';
import type { Profiles } from '#shared/ports.ts';
import { log } from '#shared/runtime/logger.ts';
import { trigger } from '#shared/runtime/trigger.ts';
import { loadConfig } from './config.ts';
import { respondWith } from './respond.ts';

const { policy, profilesTable: table } = loadConfig(process.env);

let opened: Promise<Profiles> | undefined;

/** The SDK is a separate chunk: a function that reads no table does not load it. */
const open = async (): Promise<Profiles> => {
  const [{ dynamodbClient }, { profilesTable }] = await Promise.all([
    import('#shared/aws/dynamodb.ts'),
    import('#shared/aws/profiles-table.ts'),
  ]);
  return profilesTable(dynamodbClient(), table);
};

/** Loaded once; after a failure the next sign-in tries again. */
const openProfiles = (): Promise<Profiles> => {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
};

export const handler = trigger(preAuthentication, respondWith({ policy, openProfiles, log }));
