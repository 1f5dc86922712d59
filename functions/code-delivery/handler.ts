import { deliveriesTable } from '#shared/aws/challenges-table/deliveries.ts';
import { readDueMail } from '#shared/aws/challenges-table/due-mail.ts';
import { mailBudgetsTable } from '#shared/aws/challenges-table/mail-budgets.ts';
import { dynamodbClient } from '#shared/aws/dynamodb.ts';
import { sesMailer } from '#shared/aws/ses-mailer.ts';
import { log } from '#shared/runtime/logger.ts';
import { metrics } from '#shared/runtime/metrics.ts';
import { streamConsumer } from '#shared/runtime/stream-consumer.ts';
import { words } from '../../extensions/words.ts';
import { loadConfig } from './config.ts';
import { deliverWith } from './respond.ts';

const {
  challengesTable: table,
  configurationSet,
  policy,
  peppers,
} = loadConfig(process.env, words);
const client = dynamodbClient();

export const handler = streamConsumer(
  { table, read: readDueMail },
  deliverWith({
    policy,
    peppers,
    deliveries: deliveriesTable(client, table),
    budgets: mailBudgetsTable(client, table),
    mailer: sesMailer({ senderAddress: policy.senderAddress, configurationSet }),
    metrics,
    now: Date.now,
    log,
  }),
);
