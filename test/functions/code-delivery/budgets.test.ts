import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotDeliveredError } from '#shared/errors.ts';
import type { MailBudgets } from '#shared/ports.ts';
import { type CourierBench, courierBench, courierPolicy } from '../../support/courier.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

let tables: TestTables;
let courier: CourierBench;
let mailbox: string;

beforeEach(async () => {
  tables = await startTables();
  courier = courierBench(tables);
  mailbox = randomUUID();
});

afterEach(() => tables.stop());

/** A new user whose address is another spelling of one mailbox. */
const startAt = async (of: CourierBench, tag: number, email_verified = 'false') => {
  const user = randomUUID();
  const email = `${mailbox}+${tag}@example.com`;
  const { mail } = await of.started(user, { email, email_verified });
  return { user, mail };
};

const deliverMany = async (of: CourierBench, count: number, email_verified?: string) => {
  for (let tag = 0; tag < count; tag += 1) {
    const { mail } = await startAt(of, tag, email_verified);
    await of.deliver(mail);
  }
};

const minute = 60_000;
const unsent = () => new NotDeliveredError('mail');

describe('the budget of a mailbox', () => {
  it('lets ten mails an hour pass to unproven addresses, by any number of accounts', async () => {
    await deliverMany(courier, 10);
    const { user, mail } = await startAt(courier, 10);
    await courier.deliver(mail);

    expect(courier.mails).toHaveLength(10);
    expect((await courier.deliveryOf(user)).status).toBe('none');
    expect(courier.lines.at(-1)).toMatchObject({ what: 'mail budget spent' });
    expect(courier.counted.at(-1)).toBe('OverBudget');
  });

  it('does not hold a proven address', async () => {
    await deliverMany(courier, 12, 'true');

    expect(courier.mails).toHaveLength(12);
  });

  it('does not hold another mailbox', async () => {
    await deliverMany(courier, 11);
    mailbox = randomUUID();
    await deliverMany(courier, 1);

    expect(courier.mails).toHaveLength(11);
  });

  it('is not spent by mails that the service did not take', async () => {
    const { mail } = await startAt(courier, 0);
    courier.failWith(...Array.from({ length: 12 }, unsent));
    for (let run = 0; run < 12; run += 1) await courier.deliver(mail).catch(() => undefined);
    await courier.deliver(mail);

    expect(courier.mails).toHaveLength(1);
  });
});

describe('the budget of the pool', () => {
  const poolOf = (firstMailsPerMinute: number) =>
    courierBench(tables, { policy: { ...courierPolicy, firstMailsPerMinute } });

  it('lets so many mails a minute pass to unproven addresses', async () => {
    const pool = poolOf(2);
    await deliverMany(pool, 3);
    expect(pool.mails).toHaveLength(2);
    pool.bench.advance(minute);
    await deliverMany(pool, 1);

    expect(pool.mails).toHaveLength(3);
  });

  it('does not hold proven addresses', async () => {
    const pool = poolOf(1);
    await deliverMany(pool, 3, 'true');

    expect(pool.mails).toHaveLength(3);
  });

  it('is not spent by mails that the service did not take', async () => {
    const pool = poolOf(1);
    const { mail } = await startAt(pool, 0);
    pool.failWith(unsent(), unsent(), unsent());
    for (let run = 0; run < 3; run += 1) await pool.deliver(mail).catch(() => undefined);
    await pool.deliver(mail);

    expect(pool.mails).toHaveLength(1);
  });

  it('over it leaves the budget of the mailbox as it was', async () => {
    const pool = poolOf(1);
    mailbox = randomUUID();
    await deliverMany(pool, 1);
    mailbox = randomUUID();
    await deliverMany(pool, 11);
    pool.bench.advance(minute);
    await deliverMany(pool, 1);

    expect(pool.mails).toHaveLength(2);
  });
});

describe('a budget that cannot be counted', () => {
  const failing = (changes: Partial<MailBudgets>) =>
    courierBench(tables, { budgets: { ...courier.deps.budgets, ...changes } });
  const down = () => Promise.reject(new Error('down'));

  it.each(['mailsTo', 'count', 'countInMinute'] as const)(
    'at %s gives the try back, since nothing was sent',
    async (call) => {
      const broken = failing({ [call]: down });
      const { user, mail } = await startAt(broken, 0);
      for (let run = 0; run < 3; run += 1) {
        await expect(broken.deliver(mail)).rejects.toMatchObject({ step: 'budget' });
      }

      expect(await broken.deliveryOf(user)).toMatchObject({ status: 'sending', tries: 0 });
      await courier.deliver(mail);
      expect(courier.mails).toHaveLength(1);
    },
  );

  it('for the pool does not spend the one of the mailbox with every repetition', async () => {
    const broken = failing({ countInMinute: down });
    const { mail } = await startAt(broken, 0);
    for (let run = 0; run < 12; run += 1) await broken.deliver(mail).catch(() => undefined);
    await courier.deliver(mail);

    expect(courier.mails).toHaveLength(1);
  });

  it('since other couriers are always faster comes again', async () => {
    const losing = failing({ count: async () => false });
    const { mail } = await startAt(losing, 0);

    await expect(losing.deliver(mail)).rejects.toMatchObject({ step: 'budget' });
  });
});
