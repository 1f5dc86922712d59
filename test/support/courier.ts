import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { deliveriesTable } from '#shared/aws/challenges-table/deliveries.ts';
import { readDueMail } from '#shared/aws/challenges-table/due-mail.ts';
import { mailBudgetsTable } from '#shared/aws/challenges-table/mail-budgets.ts';
import { rowKeyOfUser } from '#shared/one-time-code/secrets/row-key.ts';
import type { DueMail, Mail, Mailer } from '#shared/ports.ts';
import { deliverWith } from '../../functions/code-delivery/respond.ts';
import { challengeBench, pepper } from './functions/create.ts';
import { aLog } from './functions/log.ts';
import { plainBrand } from './mail/brand.ts';
import type { TestTables } from './services/dynamodb.ts';

type Dependencies = Parameters<typeof deliverWith>[0];

/** What the mail service does with the next mails; after the last of them it takes every mail. */
export type MailOutcome = 'taken' | 'refused' | Error | 'taken, then no response';

export const courierPolicy = {
  codeLength: 8,
  defaultLocale: 'en',
  words: {},
  senderAddress: 'no-reply@example.com',
  brand: plainBrand,
  firstMailsPerMinute: 100,
} as const;

/** Create, the courier and the table between them, with a mail service that keeps what it takes. */
export const courierBench = (tables: TestTables, changes: Partial<Dependencies> = {}) => {
  const bench = challengeBench(tables);
  const { log, lines } = aLog();
  const mails: Mail[] = [];
  const counted: string[] = [];
  let outcomes: MailOutcome[] = [];
  const mailer: Mailer = {
    send: async (mail) => {
      const outcome = outcomes.shift() ?? 'taken';
      if (outcome instanceof Error) throw outcome;
      if (outcome !== 'refused') mails.push(mail);
      if (outcome === 'taken, then no response') throw new Error('socket hang up');
      return outcome;
    },
  };
  const deps: Dependencies = {
    policy: courierPolicy,
    peppers: { current: pepper },
    deliveries: deliveriesTable(tables.client, tables.challenges),
    budgets: mailBudgetsTable(tables.client, tables.challenges),
    mailer,
    metrics: {
      count: (name) => counted.push(name),
      seconds: (name, value) => counted.push(`${name} ${value}`),
      flush: () => undefined,
    },
    now: bench.deps.now,
    log,
    ...changes,
  };

  /** The mail in a user's row, as the stream announces it. */
  const dueMail = async (user: string): Promise<DueMail> => {
    const Key = { pk: { S: rowKeyOfUser(user) } };
    const row = await tables.client.send(new GetItemCommand({ TableName: tables.challenges, Key }));
    const mail = readDueMail(row.Item ?? {});
    if (mail === undefined) throw new Error('no mail is due');
    return mail;
  };

  return {
    bench,
    deps,
    mails,
    counted,
    lines,
    failWith: (...next: MailOutcome[]) => {
      outcomes = next;
    },
    dueMail,
    deliver: deliverWith(deps),
    deliveryOf: async (user: string) => (await bench.stateOf(user)).delivery,
    /** A start and its record. */
    started: async (user: string, attributes: object = {}) => {
      const event = await bench.start(user, {
        userAttributes: { sub: user, email: `${user}@example.com`, ...attributes },
      });
      return { event, mail: await dueMail(user), code: bench.codeOf(user, event) };
    },
  };
};

export type CourierBench = ReturnType<typeof courierBench>;
