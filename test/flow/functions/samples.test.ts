import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courierSamples, samples } from '../../support/functions/samples.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack();
});

afterAll(() => stack.stop());

describe('the sample events of our functions', () => {
  it('cover the 23 trigger sources that the nine functions own', () => {
    const sources = new Set(samples.map(({ event }) => event.triggerSource));

    expect(sources.size).toBe(23);
  });

  it.each(samples)('$sample is answered by $name', async ({ name, event }) => {
    const result = await stack.invoke(name, event);

    expect(result).toHaveProperty('response');
    const { response, ...rest } = result.response as Record<string, unknown>;
    const { response: _, ...sent } = event;
    expect(rest).toEqual(sent);
    expect(response).toBeTypeOf('object');
  });
});

/** Why each record is dropped: none of them names a row that exists. */
const dropped: Readonly<Record<string, string>> = {
  'code-delivery/due.json': 'dead',
  'code-delivery/mail-again.json': 'dead',
  'code-delivery/handed.json': 'not due',
  'code-delivery/unknown-user.json': 'not due',
  'code-delivery/time-to-live-removal.json': 'not due',
  'code-delivery/another-table.json': 'foreign',
};

describe('the sample records of the courier', () => {
  it('have a reason each for which they are dropped', () => {
    expect(courierSamples.map(({ sample }) => sample).toSorted()).toEqual(
      Object.keys(dropped).toSorted(),
    );
  });

  it.each(courierSamples)('$sample is logged with its reason and taken', async (entry) => {
    const { name, sample, event } = entry;
    await stack.call('DELETE', 'outbox');
    const before = (await stack.logs(name)).length;

    const result = await stack.invoke(name, event);

    const lines = (await stack.logs(name)).slice(before).map(({ line }) => line);
    const told = lines.filter((line) => line.includes('"record dropped"'));
    expect(result).toEqual({ response: null });
    expect(told.map((line) => JSON.parse(line).reason)).toEqual([dropped[sample]]);
    expect(await stack.outbox()).toEqual([]);
  });
});
