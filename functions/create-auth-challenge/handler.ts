import { randomBytes } from 'node:crypto';
import { challengesTable } from '#shared/aws/challenges-table/challenges.ts';
import { dynamodbClient } from '#shared/aws/dynamodb.ts';
import * as createAuthChallenge from '#shared/events/create-auth-challenge.ts';
import { log } from '#shared/runtime/logger.ts';
import { trigger } from '#shared/runtime/trigger.ts';
import { loadConfig } from './config.ts';
import { respondWith } from './respond.ts';

const { challengesTable: table, policy, peppers } = loadConfig(process.env);

export const handler = trigger(
  createAuthChallenge,
  respondWith({
    policy,
    peppers,
    challenges: challengesTable(dynamodbClient(), table),
    now: Date.now,
    newId: () => randomBytes(16).toString('hex'),
    newNonce: () => randomBytes(12),
    log,
  }),
);
