import { dynamodbClient } from '#shared/aws/dynamodb.ts';
import { profilesTable } from '#shared/aws/profiles-table.ts';
import * as postConfirmation from '#shared/events/post-confirmation.ts';
import { log } from '#shared/runtime/logger.ts';
import { trigger } from '#shared/runtime/trigger.ts';
import { words } from '../../extensions/words.ts';
import { loadConfig } from './config.ts';
import { respondWith } from './respond.ts';

const { profilesTable: table, defaults, locales } = loadConfig(process.env, words);
const profiles = profilesTable(dynamodbClient(), table);

export const handler = trigger(
  postConfirmation,
  respondWith({ defaults, locales, profiles, now: Date.now, log }),
);
