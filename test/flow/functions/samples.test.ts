import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samples } from '../../support/functions/samples.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack({ parameterOverrides: { ResponseFloorMilliseconds: '0' } });
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
