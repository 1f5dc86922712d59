import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sesMailer } from '#shared/aws/ses-mailer.ts';
import type { Mail } from '#shared/ports.ts';
import { listen } from '../../../local/http/listen.ts';
import { startSes } from '../../support/services/ses.ts';

let ses: Awaited<ReturnType<typeof startSes>>;

const point = (url: string): void => {
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', url);
};

const mailer = () => sesMailer({ senderAddress: 'no-reply@example.com' });

const aMail = (changes: Partial<Mail> = {}): Mail => ({
  to: 'ada@example.com',
  subject: 'Ihr Anmeldecode für example.com',
  text: 'コード\n    12345678\n',
  html: '<p>コード</p>',
  ...changes,
});

beforeAll(async () => {
  ses = await startSes();
});

afterAll(() => ses.stop());

beforeEach(() => {
  ses.outbox.clear();
  ses.faults.clear();
  point(ses.url);
});

describe('SES mailer', () => {
  it('a mail arrives as it was written, in every script', async () => {
    expect(await mailer().send(aMail())).toBe('taken');

    expect(ses.outbox.list()).toMatchObject([{ ...aMail(), from: 'no-reply@example.com' }]);
  });

  it.each([
    { to: 'ada@example.com\r\nBcc: eve@example.com' },
    { subject: 'Code\nBcc: eve@example.com' },
    { subject: 'Code\0' },
    { subject: 'Code\u0085Bcc: eve@example.com' },
  ])(
    'a mail with a control character in a header is refused before it is sent: %j',
    async (changes) => {
      expect(await mailer().send(aMail(changes))).toBe('refused');
      expect(ses.outbox.list()).toEqual([]);
    },
  );

  it('a mail to an address that SES rejects is refused and does not count as an outage', async () => {
    expect(await mailer().send(aMail({ to: 'ada @example.com' }))).toBe('refused');
  });
});

describe('SES mailer: failures', () => {
  it.each(['fail', 'throttle'])(
    'a failing service is called once, since a second call could send a second mail: %s',
    async (mode) => {
      ses.faults.arm({ target: 'email', mode, times: 1 });

      await expect(mailer().send(aMail())).rejects.toThrow();
      expect(ses.outbox.list()).toEqual([]);
      expect(ses.faults.list()).toEqual([]);
    },
  );

  it('a service that fails after it took the mail is not called again', async () => {
    ses.faults.arm({ target: 'email', mode: 'fail-after-applying', times: 1 });

    await expect(mailer().send(aMail())).rejects.toThrow();
    expect(ses.outbox.list()).toHaveLength(1);
  });

  it('a service that does not respond is given up after 1.5 s', async () => {
    ses.faults.arm({ target: 'email', mode: 'stall', times: 1 });
    const began = performance.now();

    await expect(mailer().send(aMail())).rejects.toThrow();

    expect(performance.now() - began).toBeGreaterThan(1_300);
    expect(performance.now() - began).toBeLessThan(2_200);
  });

  it('a closed connection is an outage', async () => {
    const broken = await listen(createServer((request) => request.socket.destroy()));
    point(broken.url);

    await expect(mailer().send(aMail())).rejects.toThrow();
    await broken.stop();
  });
});
