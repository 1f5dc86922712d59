import { createServer, type RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sesMailer } from '#shared/aws/ses-mailer.ts';
import { NotDeliveredError } from '#shared/errors.ts';
import type { Mail } from '#shared/ports.ts';
import { type Listening, listen } from '../../../local/http/listen.ts';
import { startDeaf } from '../../support/services/deaf.ts';
import { startSes } from '../../support/services/ses.ts';
import { within } from '../../support/within.ts';

let ses: Awaited<ReturnType<typeof startSes>>;

const point = (url: string): void => {
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', url);
};

const mailer = (configurationSet = '') =>
  sesMailer({ senderAddress: 'no-reply@example.com', configurationSet });

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

/** A mail service that gives every request this response. */
const serviceThat = async (respond: RequestListener): Promise<Listening> => {
  const service = await listen(createServer(respond));
  point(service.url);
  return service;
};

const errorOf = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    return await call;
  } catch (error) {
    return error;
  }
};

const responding =
  (status: number, name: string): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name });
    response.end(JSON.stringify({ message: 'canary' }));
  };

describe('the configuration set', () => {
  it.each([
    { name: '', sent: undefined },
    { name: 'sign-in_1', sent: 'sign-in_1' },
  ])(
    'of the mails is named in the request, or left out when there is none: "$name"',
    async ({ name, sent }) => {
      let body = '';
      const service = await serviceThat(async (request, response) => {
        for await (const chunk of request) body += chunk;
        response.end(JSON.stringify({ MessageId: 'm' }));
      });

      await mailer(name).send(aMail());

      expect(JSON.parse(body).ConfigurationSetName).toBe(sent);
      await service.stop();
    },
  );

  it('is taken by the local mail service', async () => {
    expect(await mailer('sign-in').send(aMail())).toBe('taken');
  });
});

describe('an error response', () => {
  it.each([
    [400, 'MessageRejected'],
    [400, 'BadRequestException'],
  ])('%i %s is a refusal of this recipient', async (status, name) => {
    const service = await serviceThat(responding(status, name));

    expect(await mailer().send(aMail())).toBe('refused');
    await service.stop();
  });

  it.each([
    [400, 'AccountSuspendedException'],
    [400, 'SendingPausedException'],
    [400, 'MailFromDomainNotVerifiedException'],
    [400, 'LimitExceededException'],
    [404, 'NotFoundException'],
    [403, 'AccessDeniedException'],
    [429, 'TooManyRequestsException'],
    [500, 'InternalServiceError'],
    [503, 'ServiceUnavailable'],
  ])('%i %s proves that nothing was sent, and is named without its text', async (status, name) => {
    const service = await serviceThat(responding(status, name));

    const error = await errorOf(mailer().send(aMail()));

    expect(error).toBeInstanceOf(NotDeliveredError);
    expect(error).toMatchObject({ step: 'mail', reason: name, message: 'not_delivered: mail' });
    expect(error).not.toHaveProperty('cause');
    await service.stop();
  });

  it.each(['fail', 'throttle', 'fail-after-applying'])(
    'is given to one request only, since a second one could be a second mail: %s',
    async (mode) => {
      ses.faults.arm({ target: 'email', mode, times: 1 });

      await expect(mailer().send(aMail())).rejects.toBeInstanceOf(NotDeliveredError);
      expect(ses.faults.list()).toEqual([]);
      expect(ses.outbox.list()).toHaveLength(mode === 'fail-after-applying' ? 1 : 0);
    },
  );
});

describe('a function that Lambda froze between two mails', () => {
  it('sends the second mail although the mail service has closed the connection of the first', async () => {
    const sockets: Socket[] = [];
    const server = createServer((_, response) => response.end(JSON.stringify({ MessageId: 'm' })));
    server.on('connection', (socket) => sockets.push(socket));
    const service = await listen(server);
    point(service.url);
    const { send } = mailer();
    expect(await send(aMail())).toBe('taken');

    // Nothing of this process runs between the end of the connection and the next mail, as after a thaw.
    for (const socket of sockets) socket.destroy();
    const outcome = await errorOf(send(aMail()));

    expect(outcome).toBe('taken');
    await service.stop();
  });
});

describe('a missing response', () => {
  it('of a service that refuses the connection proves that nothing was sent', async () => {
    const service = await serviceThat(() => undefined);
    await service.stop();

    const error = await errorOf(mailer().send(aMail()));

    expect(error).toBeInstanceOf(NotDeliveredError);
    expect(error).toMatchObject({ step: 'mail' });
  });

  it('of a service whose name cannot be resolved proves that nothing was sent', async () => {
    // With a label of 64 characters it is no name (RFC 1035, 2.3.4), so that no resolver is asked, which could be slow.
    point(`http://${'a'.repeat(64)}.invalid`);

    expect(await errorOf(mailer().send(aMail()))).toBeInstanceOf(NotDeliveredError);
  });

  it('of a service that takes no connection in time proves that nothing was sent', async () => {
    const { url, stop } = await startDeaf();
    point(url);

    const error = await errorOf(mailer().send(aMail()));

    expect(error).toBeInstanceOf(NotDeliveredError);
    expect(error).toMatchObject({ step: 'mail', reason: 'TimeoutError' });
    await stop();
  });

  it('after the request was sent proves nothing', async () => {
    const service = await serviceThat((request) => request.socket.destroy());

    const error = await errorOf(mailer().send(aMail()));

    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(NotDeliveredError);
    await service.stop();
  });

  it('is waited for five seconds, and proves nothing', async () => {
    ses.faults.arm({ target: 'email', mode: 'stall', times: 1 });
    const began = performance.now();

    const error = await within(7_000, errorOf(mailer().send(aMail())));

    expect(error).toMatchObject({ name: 'TimeoutError' });
    expect(performance.now() - began).toBeGreaterThan(4_800);
  });
});
