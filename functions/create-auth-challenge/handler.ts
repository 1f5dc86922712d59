import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { breakerRow } from '#shared/aws/breaker-row.ts';
import { challengesTable } from '#shared/aws/challenges-table.ts';
import { dynamodbClient } from '#shared/aws/dynamodb.ts';
import { sesMailer } from '#shared/aws/ses-mailer.ts';
import * as createAuthChallenge from '#shared/events/create-auth-challenge.ts';
import { log } from '#shared/runtime/logger.ts';
import { trigger } from '#shared/runtime/trigger.ts';
import { loadConfig } from './config.ts';
import { respondWith } from './respond.ts';

const { challengesTable: table, policy, peppers } = loadConfig(process.env);
const client = dynamodbClient();

export const handler = trigger(
  createAuthChallenge,
  respondWith({
    policy,
    peppers,
    challenges: challengesTable(client, table),
    breaker: breakerRow(client, table, 'email'),
    mailer: sesMailer({ senderAddress: policy.senderAddress }),
    now: Date.now,
    randomInt,
    newId: () => randomBytes(16).toString('hex'),
    stopwatch: () => performance.now(),
    sleep: (ms) => sleep(ms),
    log,
  }),
);
