import { beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../local/observe/clock.ts';
import { createFaults } from '../../../local/observe/faults.ts';
import { createOutbox } from '../../../local/observe/outbox.ts';
import { poolDelivery } from '../../../local/stack/pool-delivery.ts';
import { refusalOf } from '../../support/pool/sign-in.ts';

const outbox = createOutbox(createClock());
const faults = createFaults([]);
const { deliverEmail, deliverSms } = poolDelivery(outbox, faults);

beforeEach(() => {
  outbox.clear();
  faults.clear();
});

const text = () => deliverSms({ to: '+14155550100', text: 'Your code is 123456' });
const mail = () =>
  deliverEmail({
    to: 'ada@example.com',
    from: 'a@example.com',
    subject: 's',
    text: 't',
    html: 'h',
  });

const lost = 'CodeDeliveryFailureException: The code could not be delivered';

describe("the pool's own messages", () => {
  it('the pool’s messages go to the outbox by their channel', async () => {
    await mail();
    await text();

    expect(outbox.list()).toEqual([
      expect.objectContaining({ channel: 'email', to: 'ada@example.com', html: 'h' }),
      expect.objectContaining({ channel: 'sms', to: '+14155550100', text: 'Your code is 123456' }),
    ]);
  });

  it.each(['fail', 'throttle'])(
    'the pool’s messages are not delivered under %s of their channel',
    async (mode) => {
      faults.arm({ target: 'sms', mode });

      expect(await refusalOf(mail())).toBe('answered');
      expect(await refusalOf(text())).toBe(lost);
      expect(await refusalOf(text())).toBe('answered');
      expect(outbox.list().map(({ channel }) => channel)).toEqual(['email', 'sms']);
    },
  );

  it('the pool’s messages are delivered and reported as failed under fail-after-applying', async () => {
    faults.arm({ target: 'email', mode: 'fail-after-applying' });

    expect(await refusalOf(mail())).toBe(lost);
    expect(outbox.list()).toHaveLength(1);
  });

  it('the pool’s messages wait for ever under stall', async () => {
    faults.arm({ target: 'sms', mode: 'stall' });

    const first = await Promise.race([
      text(),
      new Promise((resolve) => setTimeout(() => resolve('nothing yet'), 50)),
    ]);

    expect(first).toBe('nothing yet');
    expect(outbox.list()).toEqual([]);
  });
});
