import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sesMailer } from '#shared/aws/ses-mailer.ts';
import type { Mail } from '#shared/ports.ts';
import { listen } from '../../../local/http/listen.ts';
import { startSes } from '../../support/ses.ts';

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

describe('a mail', () => {
  it('arrives as it was written, in every script', async () => {
    expect(await mailer().send(aMail())).toBe('taken');

    expect(ses.outbox.list()).toMatchObject([{ ...aMail(), from: 'no-reply@example.com' }]);
  });

  it.each([
    { to: 'ada@example.com\r\nBcc: eve@example.com' },
    { subject: 'Code\nBcc: eve@example.com' },
    { subject: 'Code\0' },
    { subject: 'Code\u0085Bcc: eve@example.com' },
  ])('with a control character in a header is refused before it is sent: %j', async (changes) => {
    expect(await mailer().send(aMail(changes))).toBe('refused');
    expect(ses.outbox.list()).toEqual([]);
  });

  it('to an address that the service does not understand is refused, and that is no outage', async () => {
    expect(await mailer().send(aMail({ to: 'ada @example.com' }))).toBe('refused');
  });
});

describe('a service that fails', () => {
  it.each(['fail', 'throttle'])(
    'is asked once, since a second try could be a second mail: %s',
    async (mode) => {
      ses.faults.arm({ target: 'email', mode, times: 1 });

      await expect(mailer().send(aMail())).rejects.toThrow();
      expect(ses.outbox.list()).toEqual([]);
      expect(ses.faults.list()).toEqual([]);
    },
  );

  it('after it took the mail is not asked again', async () => {
    ses.faults.arm({ target: 'email', mode: 'fail-after-applying', times: 1 });

    await expect(mailer().send(aMail())).rejects.toThrow();
    expect(ses.outbox.list()).toHaveLength(1);
  });

  it('by saying nothing is given up after a second and a half', async () => {
    ses.faults.arm({ target: 'email', mode: 'stall', times: 1 });
    const began = performance.now();

    await expect(mailer().send(aMail())).rejects.toThrow();

    expect(performance.now() - began).toBeGreaterThan(1_300);
    expect(performance.now() - began).toBeLessThan(2_200);
  });

  it('by closing the connection is an outage', async () => {
    const broken = await listen(createServer((request) => request.socket.destroy()));
    point(broken.url);

    await expect(mailer().send(aMail())).rejects.toThrow();
    await broken.stop();
  });
});
