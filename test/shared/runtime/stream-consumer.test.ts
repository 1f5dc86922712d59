import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NotDeliveredError } from '#shared/errors.ts';
import { streamConsumer } from '#shared/runtime/stream-consumer.ts';
import { aContext } from '../../support/functions/handler.ts';
import { captureOutput } from '../../support/functions/output.ts';

const canary = 'canary-7f3a';
let written: readonly string[];
let handled: string[];

beforeEach(() => {
  written = captureOutput();
  handled = [];
});

afterEach(() => vi.restoreAllMocks());

const aRecord = (changes: object = {}) => ({
  eventName: 'MODIFY',
  eventSourceARN: 'arn:aws:dynamodb:eu-central-1:123456789012:table/challenges/stream/2026',
  dynamodb: { NewImage: { pk: { S: canary } } },
  ...changes,
});

const source = {
  table: 'challenges',
  read: (image: Readonly<Record<string, { readonly S?: string }>>) =>
    image.pk?.S === 'none' ? undefined : image.pk?.S,
};

const consuming = (handle: (item: string) => Promise<void>) => streamConsumer(source, handle);

const keep = async (item: string): Promise<void> => {
  handled.push(item);
};

const run = (event: unknown, handle = keep) => consuming(handle)(event, aContext());

const errorOf = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    return await call;
  } catch (error) {
    return error;
  }
};

describe('a record', () => {
  it('of the own table is handed on', async () => {
    await run({ Records: [aRecord()] });

    expect(handled).toEqual([canary]);
  });

  const foreign = (table: string) => ({
    eventSourceARN: `arn:aws:dynamodb:eu-central-1:123456789012:table/${table}/stream/2026`,
  });

  it.each([
    ['malformed', canary],
    ['malformed', null],
    ['malformed', {}],
    ['malformed', aRecord({ eventName: canary })],
    ['malformed', aRecord({ eventSourceARN: 1 })],
    ['malformed', aRecord({ dynamodb: {} })],
    ['malformed', aRecord({ dynamodb: { NewImage: { pk: canary } } })],
    ['not due', aRecord({ eventName: 'REMOVE', dynamodb: { OldImage: {} } })],
    ['foreign', aRecord(foreign('challenges-2'))],
    ['foreign', aRecord(foreign('other'))],
    ['foreign', aRecord({ eventSourceARN: canary })],
    ['not due', aRecord({ dynamodb: { NewImage: { pk: { S: 'none' } } } })],
  ])('that is %s is dropped with that reason and blocks none behind it', async (reason, record) => {
    await run({ Records: [record, aRecord()] });

    expect(handled).toEqual([canary]);
    const lines = written.join('');
    expect(lines).toContain(`"message":"record dropped"`);
    expect(lines).toContain(`"reason":"${reason}"`);
    expect(lines).not.toContain(canary);
  });

  it('that is dropped leaves one line in the log', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await run({ Records: [aRecord(foreign('other'))] });

    expect(warn).not.toHaveBeenCalled();
    expect(written.join('').trim().split('\n')).toHaveLength(1);
  });

  it.each([undefined, null, canary, {}, { Records: canary }])(
    'that is missing in the event %j is dropped as malformed',
    async (event) => {
      await run(event);

      expect(written.join('')).toContain('"reason":"malformed"');
      expect(written.join('')).not.toContain(canary);
    },
  );
});

describe('a failure', () => {
  it('throws by its step, without cause and reason, so that Lambda repeats the record', async () => {
    const failing = () => Promise.reject(new NotDeliveredError('lease', canary));

    const error = await errorOf(run({ Records: [aRecord()] }, failing));

    expect(error).toBeInstanceOf(NotDeliveredError);
    expect(error).toMatchObject({ step: 'lease', reason: 'lease' });
  });

  it('that is not expected throws a fixed text, and the log names its class only', async () => {
    const failing = () => Promise.reject(new TypeError(canary));

    const error = await errorOf(run({ Records: [aRecord()] }, failing));

    expect(error).toMatchObject({ message: 'not_delivered: other' });
    expect(error).not.toHaveProperty('cause');
    expect(written.join('')).toContain('"errorName":"TypeError"');
    expect(written.join('')).not.toContain(canary);
  });
});
