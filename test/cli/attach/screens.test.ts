import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, ours, startBench } from '../../support/attach/bench.ts';
import { freeShapes, poolId, theirs } from '../../support/attach/pool-shapes.ts';

const pool = freeShapes[0]?.pool ?? {};

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());
beforeEach(() => bench.setUp({ title: '', pool }));

const withoutPaths = (text: string): string =>
  text
    .replaceAll(bench.directory, '.attach')
    .replace(/_[A-Za-z0-9]+\.\d{4}-[\dTZ-]+\.backup/g, '_ID.TIME.backup');

const screen = async (width: number, ...args: readonly string[]): Promise<string> => {
  const { out } = await bench.run([...args, ...bench.common], { width });
  return `${withoutPaths(out)}\n`;
};

const declareByStack = (): void => {
  bench.double.stacks.set('customers-prod', {
    status: 'UPDATE_COMPLETE',
    outputs: {},
    parameters: {},
    resources: [poolId],
  });
};

/** Every word of the wide screen is whole in the narrow one. */
const wordsOf = (text: string): readonly string[] => text.split(/\s+/);

describe.each([80, 120])('At %i columns', (width) => {
  const file = (name: string) => `screens/${name}-${width}.txt`;

  it('The screen of a plan is as it was looked at', async () => {
    const text = await screen(width, 'plan', ...bench.withStack);
    await expect(text).toMatchFileSnapshot(file('plan'));
  });

  it('The screen of a plan for a pool of a stack is as it was looked at', async () => {
    declareByStack();
    const text = await screen(width, 'plan', ...bench.withStack);
    await expect(text).toMatchFileSnapshot(file('plan-owned'));
  });

  it('The screen of an apply is as it was looked at', async () => {
    const text = await screen(width, 'apply', '--yes', ...bench.withStack);
    await expect(text).toMatchFileSnapshot(file('apply'));
  });

  it('The screen of a healthy check is as it was looked at', async () => {
    await bench.apply();
    const text = await screen(width, 'check', ...bench.withStack);
    await expect(text).toMatchFileSnapshot(file('check'));
  });

  it('The screen of a check with drift is as it was looked at', async () => {
    await bench.apply();
    bench.double.functions.set(ours('token'), { state: 'Inactive', statements: new Map() });
    const found = bench.double.pools.get(poolId);
    if (found !== undefined) found.pool = { ...pool, LambdaConfig: { PreSignUp: theirs('other') } };
    const text = await screen(width, 'check', ...bench.withStack);
    await expect(text).toMatchFileSnapshot(file('check-drift'));
  });
});

describe('A screen', () => {
  it('A screen of any width has the same whole words, and lines that fit unless one word is longer', async () => {
    const wide = wordsOf(await screen(400, 'plan', ...bench.withStack));
    for (const width of [40, 80, 120]) {
      const text = await screen(width, 'plan', ...bench.withStack);
      expect(wordsOf(text)).toEqual(wide);
      for (const line of text.split('\n')) {
        expect(line.length <= width || wordsOf(line.trim()).length === 1).toBe(true);
      }
    }
  });

  it('A healthy check begins with the sentence that says so', async () => {
    await bench.apply();

    expect(await screen(80, 'check', ...bench.withStack)).toBe(
      `All 3 triggers of ${poolId} call the functions of stack suite.\n`,
    );
    expect(await screen(80, 'check')).toBe(
      `All 3 triggers of ${poolId} call the functions that were attached.\n`,
    );
    expect(await screen(80, 'check', '--triggers', 'PreSignUp')).toBe(
      `The one trigger of ${poolId} calls the function that was attached.\n`,
    );
  });

  it("A plan has each function's ARN once, and its name afterwards", async () => {
    const text = await screen(80, 'plan', ...bench.withStack);

    expect(text.split(ours('pre-sign-up'))).toHaveLength(2);
    expect(text.split('suite-pre-sign-up').length).toBeGreaterThan(3);
  });
});
