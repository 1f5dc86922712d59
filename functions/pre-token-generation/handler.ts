import { dynamodbClient } from '#shared/aws/dynamodb.ts';
import { profilesTable } from '#shared/aws/profiles-table.ts';
import * as preTokenGeneration from '#shared/events/pre-token-generation.ts';
import { log } from '#shared/runtime/logger.ts';
import { trigger } from '#shared/runtime/trigger.ts';
import { claims } from '../../extensions/claims.ts';
import { loadConfig } from './config.ts';
import { respondWith } from './respond.ts';

const { policy, defaults, profilesTable: table } = loadConfig(process.env, claims);
const profiles = profilesTable(dynamodbClient(), table, Object.keys(claims.fields));

export const handler = trigger(
  preTokenGeneration,
  respondWith({ policy, defaults, profiles, now: Date.now, log }),
);
