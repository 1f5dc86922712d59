import { provenAddressesTable } from '#shared/aws/challenges-table/proven-addresses.ts';
import { dynamodbClient } from '#shared/aws/dynamodb.ts';
import { profilesTable } from '#shared/aws/profiles-table.ts';
import { userDirectory } from '#shared/aws/user-directory.ts';
import * as postAuthentication from '#shared/events/post-authentication.ts';
import { log } from '#shared/runtime/logger.ts';
import { trigger } from '#shared/runtime/trigger.ts';
import { words } from '../../extensions/words.ts';
import { loadConfig } from './config.ts';
import { respondWith } from './respond.ts';

const config = loadConfig(process.env, words);
const client = dynamodbClient();

export const handler = trigger(
  postAuthentication,
  respondWith({
    defaults: config.defaults,
    locales: config.locales,
    profiles: profilesTable(client, config.profilesTable),
    ...(config.codeSignIn === 'suite'
      ? { provenAddresses: provenAddressesTable(client, config.challengesTable) }
      : {}),
    peppers: config.peppers,
    directory: userDirectory(),
    now: Date.now,
    log,
  }),
);
