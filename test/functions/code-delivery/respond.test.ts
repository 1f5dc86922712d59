import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { challengeRows } from '#shared/aws/challenges-table/challenge-rows.ts';
import { NotDeliveredError } from '#shared/errors.ts';
import { leaseMs } from '#shared/one-time-code/limits.ts';
import { type CourierBench, courierBench, courierPolicy } from '../../support/courier.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

let tables: TestTables;
let courier: CourierBench;
let user: string;

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

beforeEach(() => {
  courier = courierBench(tables);
  user = randomUUID();
});

const second = 1000;
const minute = 60 * second;
const reasons = () => courier.lines.map(({ what, reason }) => [what, reason]);
const unsent = () => new NotDeliveredError('mail', 'TooManyRequestsException');

describe('a due mail', () => {
  it('brings the code that verify accepts to the stored address and is handed over', async () => {
    const { event, mail, code } = await courier.started(user);
    courier.bench.advance(2 * second);

    await courier.deliver(mail);

    expect(courier.mails.map(({ to }) => to)).toEqual([`${user}@example.com`]);
    expect(courier.mails[0]?.text).toContain(code);
    expect(courier.mails[0]?.subject).not.toContain(code);
    expect(await courier.deliveryOf(user)).toMatchObject({ status: 'handed', tries: 1 });
    expect(courier.counted).toEqual(['Handed', 'SecondsToAcceptance 2']);
    expect(await courier.bench.answer(user, event, code)).toBe(true);
  });

  it('is written in the language of the user', async () => {
    const { mail } = await courier.started(user, { locale: 'de' });
    await courier.deliver(mail);

    expect(courier.mails[0]?.subject).toContain('Anmeldecode');
  });

  it('is written in a language of the team’s own', async () => {
    const words = { it: { code: { subject: (name: string) => `Il codice per ${name}` } } };
    const italian = courierBench(tables, { policy: { ...courierPolicy, words } });
    const { mail } = await italian.started(user, { locale: 'it-IT' });
    await italian.deliver(mail);

    expect(italian.mails[0]?.subject).toBe('Il codice per example.com');
  });

  it('of a record that came twice is sent once', async () => {
    const { mail } = await courier.started(user);
    await courier.deliver(mail);
    await courier.deliver(mail);

    expect(courier.mails).toHaveLength(1);
    expect(reasons().at(-1)).toEqual(['record dropped', 'done']);
  });

  it('of a record that came twice at once is sent once, and the other record comes again', async () => {
    const { mail } = await courier.started(user);
    const results = await Promise.allSettled([courier.deliver(mail), courier.deliver(mail)]);

    expect(courier.mails).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ step: 'lease' });
    }
  });

  it('that another courier holds throws, so that the record comes again', async () => {
    const { mail } = await courier.started(user);
    await courier.deps.deliveries.lease(mail, courier.deps.now());

    await expect(courier.deliver(mail)).rejects.toMatchObject({ step: 'lease' });
    expect(courier.mails).toEqual([]);
  });

  it('whose courier died before it sent is sent once the lease has run out', async () => {
    const { mail } = await courier.started(user);
    await courier.deps.deliveries.lease(mail, courier.deps.now());
    courier.bench.advance(leaseMs);

    await courier.deliver(mail);

    expect(courier.mails).toHaveLength(1);
  });

  it('whose courier died after it sent is sent again with the same code, and never a third time', async () => {
    const dying = courierBench(tables, {
      deliveries: {
        ...courier.deps.deliveries,
        finish: () => Promise.reject(new Error('killed')),
      },
    });
    const { mail, code } = await dying.started(user);
    for (let run = 0; run < 4; run += 1) {
      await dying.deliver(mail).catch(() => undefined);
      dying.bench.advance(leaseMs);
    }

    expect(dying.mails).toHaveLength(2);
    for (const { text } of dying.mails) expect(text).toContain(code);
  });

  it('that a newer one replaced is dropped', async () => {
    const { mail } = await courier.started(user);
    courier.bench.advance(30 * second);
    const { mail: newer, code } = await courier.started(user);
    await courier.deliver(newer);
    await courier.deliver(mail);

    expect(courier.mails).toHaveLength(1);
    expect(courier.mails[0]?.text).toContain(code);
  });

  it('whose code was used meanwhile is dropped', async () => {
    const { event, mail, code } = await courier.started(user);
    await courier.bench.answer(user, event, code);
    await courier.deliver(mail);

    expect(courier.mails).toEqual([]);
    expect(reasons()).toEqual([['record dropped', 'done']]);
  });

  it('of a row that was deleted while it was sent does not end the first mail of the next row', async () => {
    const erased = challengeRows(tables.client, tables.challenges);
    const slow = courierBench(tables, {
      mailer: {
        send: async () => {
          await erased.erase(user);
          await courier.started(user);
          return 'taken';
        },
      },
    });
    const { mail } = await slow.started(user);
    await slow.deliver(mail);
    await courier.deliver(await courier.dueMail(user));

    expect(courier.mails).toHaveLength(1);
  });

  it('whose code has expired is dropped', async () => {
    const { mail } = await courier.started(user);
    courier.bench.advance(10 * minute);
    await courier.deliver(mail);

    expect(courier.mails).toEqual([]);
    expect(reasons()).toEqual([['record dropped', 'dead']]);
  });
});

describe('an envelope', () => {
  it.each(['rowKey', 'mailNumber', 'challenge', 'envelope'] as const)(
    'of another %s is dropped, and nothing is written',
    async (field) => {
      const { mail } = await courier.started(user);
      const before = await courier.deliveryOf(user);
      const other = {
        rowKey: `2U#${randomUUID()}`,
        mailNumber: 7,
        challenge: { ...mail.challenge, id: 'f'.repeat(32) },
        envelope: 'damaged',
      };
      await courier.deliver({ ...mail, [field]: other[field] });

      expect(reasons()).toEqual([['record dropped', 'envelope']]);
      expect(courier.mails).toEqual([]);
      expect(await courier.deliveryOf(user)).toEqual(before);
    },
  );

  it('under a pepper that this deployment does not know yet comes again', async () => {
    const behind = courierBench(tables, { peppers: { current: 'n'.repeat(64) } });
    const { mail } = await courier.started(user);

    await expect(behind.deliver(mail)).rejects.toMatchObject({ step: 'pepper' });
    expect((await courier.deliveryOf(user)).status).toBe('due');
  });

  it('under the previous pepper of a rotation is opened', async () => {
    const peppers = { current: 'n'.repeat(64), previous: courier.deps.peppers.current };
    const ahead = courierBench(tables, { peppers });
    const { mail, code } = await courier.started(user);
    await ahead.deliver(mail);

    expect(ahead.mails[0]?.text).toContain(code);
  });
});

describe('the mail service', () => {
  it('that refuses the recipient ends the mail without a retry', async () => {
    courier.failWith('refused');
    const { mail } = await courier.started(user);
    await courier.deliver(mail);
    await courier.deliver(mail);

    expect(courier.mails).toEqual([]);
    expect((await courier.deliveryOf(user)).status).toBe('undeliverable');
    expect(courier.counted).toEqual(['Undeliverable']);
    expect(courier.lines[0]).toMatchObject({ what: 'code undeliverable', channel: 'email' });
  });

  it('that responds with errors gets the try back each time, and sends when it is up again', async () => {
    courier.failWith(...Array.from({ length: 5 }, unsent));
    const { mail } = await courier.started(user);
    for (let run = 0; run < 5; run += 1) {
      await expect(courier.deliver(mail)).rejects.toMatchObject({ step: 'mail' });
      expect(await courier.deliveryOf(user)).toMatchObject({ status: 'sending', tries: 0 });
    }

    await courier.deliver(mail);

    expect(courier.mails).toHaveLength(1);
    expect(courier.counted.filter((name) => name === 'Failed')).toHaveLength(5);
    expect(courier.lines[0]).toMatchObject({ errorName: 'TooManyRequestsException' });
  });

  it('that does not respond keeps the try and the lease', async () => {
    courier.failWith('taken, then no response', 'taken, then no response');
    const { mail } = await courier.started(user);
    await expect(courier.deliver(mail)).rejects.toMatchObject({ step: 'mail' });
    expect(await courier.deliveryOf(user)).toMatchObject({ status: 'sending', tries: 1 });
    await expect(courier.deliver(mail)).rejects.toMatchObject({ step: 'lease' });
    courier.bench.advance(leaseMs);
    await expect(courier.deliver(mail)).rejects.toMatchObject({ step: 'mail' });
    courier.bench.advance(leaseMs);
    await courier.deliver(mail);

    expect(courier.mails).toHaveLength(2);
    expect(new Set(courier.mails.map(({ text }) => text)).size).toBe(1);
  });

  it('is named in the log by nothing but the name of its error', async () => {
    courier.failWith(new Error(`no such mailbox: ${user}@example.com`));
    const { mail, code } = await courier.started(user);
    await courier.deliver(mail).catch(() => undefined);
    courier.bench.advance(leaseMs);
    await courier.deliver(mail);

    const lines = JSON.stringify(courier.lines);
    for (const secret of [user, code, 'example.com', mail.challenge.id]) {
      expect(lines).not.toContain(secret);
    }
  });
});
