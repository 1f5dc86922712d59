import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetEmailIdentityCommand,
  ListContactListsCommand,
  SESv2Client,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Listening } from '../../../../local/http/listen.ts';
import { serveApp } from '../../../../local/http/serve-app.ts';
import { localCredentials } from '../../../../local/identity.ts';
import { createCallLog } from '../../../../local/observe/call-log.ts';
import { createClock } from '../../../../local/observe/clock.ts';
import { createFaults } from '../../../../local/observe/faults.ts';
import { createOutbox } from '../../../../local/observe/outbox.ts';
import { addSes } from '../../../../local/services/ses/wire.ts';
import { refusalOf } from '../../../support/pool/sign-in.ts';
import { wire } from '../../../support/wire.ts';

const outbox = createOutbox(createClock());
const faults = createFaults([]);

let server: Listening;
let url: string;
let client: SESv2Client;

beforeAll(async () => {
  const app = new Hono();
  addSes(app, outbox, faults, createCallLog([]));
  server = await serveApp(app);
  url = server.url;
  client = new SESv2Client({
    endpoint: url,
    region: 'us-east-1',
    credentials: localCredentials,
    maxAttempts: 1,
  });
});

afterAll(async () => {
  client.destroy();
  await server.stop();
});

beforeEach(() => {
  outbox.clear();
  faults.clear();
});

const mail: SendEmailCommandInput = {
  FromEmailAddress: 'no-reply@example.com',
  Destination: { ToAddresses: ['ada@example.com'] },
  Content: {
    Simple: {
      Subject: { Data: 'Grüße', Charset: 'UTF-8' },
      Body: { Text: { Data: 'hallo' }, Html: { Data: '<p>hallo</p>' } },
    },
  },
};

const send = (
  change: Partial<SendEmailCommandInput> = {},
  abortSignal = new AbortController().signal,
) => client.send(new SendEmailCommand({ ...mail, ...change }), { abortSignal });

const simple = mail.Content?.Simple ?? { Subject: undefined, Body: undefined };

describe('SendEmail by an unmodified SDK client', () => {
  it('SendEmail without a signature is refused as AWS refuses it, one in the query included', async () => {
    const path = '/v2/email/outbound-emails';
    const parts = [JSON.stringify(mail)];
    for (const query of ['', '?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0f']) {
      const { status, headers, text } = await wire(url, { path: `${path}${query}`, parts });

      expect(status).toBe(403);
      expect(headers['x-amzn-errortype']).toBe('MissingAuthenticationTokenException');
      expect(JSON.parse(text)).toEqual({ message: 'Missing Authentication Token' });
    }
    expect(outbox.list()).toEqual([]);
  });

  it('SendEmail puts the mail into the outbox and returns its id', async () => {
    const { MessageId } = await send();

    expect(MessageId).toMatch(/^[\w-]{36}$/);
    expect(outbox.list()).toEqual([
      expect.objectContaining({
        channel: 'email',
        to: 'ada@example.com',
        from: 'no-reply@example.com',
        subject: 'Grüße',
        text: 'hallo',
        html: '<p>hallo</p>',
      }),
    ]);
  });

  it('SendEmail puts one mail into the outbox for each recipient', async () => {
    await send({ Destination: { ToAddresses: ['ada@example.com', 'eve@example.com'] } });

    expect(outbox.list().map(({ to }) => to)).toEqual(['ada@example.com', 'eve@example.com']);
  });
});

describe('what the outbox would not show is refused, and nothing is delivered', () => {
  it.each<[string, Partial<SendEmailCommandInput>]>([
    ['Content.Simple', { Content: { Raw: { Data: Buffer.from('x') } } }],
    ['Content.Simple', { Content: { Template: { TemplateName: 'x' } } }],
    [
      'Destination.CcAddresses',
      { Destination: { ToAddresses: ['a@example.com'], CcAddresses: ['canary@example.com'] } },
    ],
    ['ReplyToAddresses', { ReplyToAddresses: ['canary@example.com'] }],
    [
      'Content.Simple.Headers',
      { Content: { Simple: { ...simple, Headers: [{ Name: 'X', Value: 'y' }] } as never } },
    ],
    ['Content.Simple.Body', { Content: { Simple: { ...simple, Body: {} } } }],
    ['Destination.ToAddresses.0', { Destination: { ToAddresses: [] } }],
    ['Destination.ToAddresses.0', { Destination: { ToAddresses: ['canary'] } }],
    ['FromEmailAddress', { FromEmailAddress: 'Canary <a@example.com>' }],
  ])('%s', async (field, change) => {
    const refused = await refusalOf(send(change));

    expect(refused).toBe(`BadRequestException: ${field} is not understood here`);
    expect(outbox.list()).toEqual([]);
  });

  it('an operation other than SendEmail is refused', async () => {
    for (const command of [
      new GetEmailIdentityCommand({ EmailIdentity: 'example.com' }),
      new ListContactListsCommand({}),
    ]) {
      expect(await refusalOf(client.send(command as GetEmailIdentityCommand))).toBe(
        'UnknownOperationException: The local outbox has only SendEmail',
      );
    }
  });

  it.each([
    ['{', 400],
    ['', 400],
    ['x'.repeat(1024 * 1024 + 1), 413],
  ])('a body that is not JSON or over 1 MB is refused', async (part, status) => {
    const path = '/v2/email/outbound-emails';

    const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=local' };
    const answer = await wire(url, { path, headers, parts: [part] });

    expect(answer.status).toBe(status);
    expect(answer.headers['x-amzn-errortype']).toBe('BadRequestException');
    expect(outbox.list()).toEqual([]);
  });
});

describe('a fault of email', () => {
  it('the fault fail refuses and delivers nothing, as often as it is armed', async () => {
    faults.arm({ target: 'email', mode: 'fail', times: 2 });

    const answers = [await refusalOf(send()), await refusalOf(send()), await refusalOf(send())];

    expect(answers).toEqual([
      'InternalServiceErrorException: A fault is armed',
      'InternalServiceErrorException: A fault is armed',
      'answered',
    ]);
    expect(outbox.list()).toHaveLength(1);
  });

  it('the fault throttle is a TooManyRequestsException', async () => {
    faults.arm({ target: 'email', mode: 'throttle' });

    expect(await refusalOf(send())).toMatch(/^TooManyRequestsException: /);
    expect(outbox.list()).toEqual([]);
  });

  it('the fault stall gives no response and delivers nothing', async () => {
    faults.arm({ target: 'email', mode: 'stall' });
    const caller = new AbortController();
    const refused = refusalOf(send({}, caller.signal));

    await expect.poll(() => faults.list(), { timeout: 10_000 }).toEqual([]);
    await sleep(50);
    caller.abort();

    expect(await refused).toMatch(/^AbortError: /);
    expect(outbox.list()).toEqual([]);
  });

  it('the fault fail-after-applying delivers and reports a failure', async () => {
    faults.arm({ target: 'email', mode: 'fail-after-applying' });

    expect(await refusalOf(send())).toMatch(/^InternalServiceErrorException: /);
    expect(outbox.list()).toHaveLength(1);
  });

  it('slow delivers after delayMs', async () => {
    faults.arm({ target: 'email', mode: 'slow', delayMs: 120 });
    const started = performance.now();

    expect(await refusalOf(send())).toBe('answered');
    expect(performance.now() - started).toBeGreaterThan(115);
    expect(outbox.list()).toHaveLength(1);
  });

  it('waits for delayMs before it strikes', async () => {
    faults.arm({ target: 'email', mode: 'fail', delayMs: 120 });
    const started = performance.now();

    await refusalOf(send());

    expect(performance.now() - started).toBeGreaterThan(115);
  });

  it('a fault of another operation does not affect SendEmail and stays armed', async () => {
    faults.arm({ target: 'email', mode: 'fail', operation: 'Deliver' });

    expect(await refusalOf(send())).toBe('answered');
    expect(faults.list()).toHaveLength(1);
  });
});
