import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { root } from '../../local/paths.ts';
import { courierSamples, samples } from '../support/functions/samples.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';
import { mask } from './support/mask.ts';
import { rightAnswers } from './support/right-answers.ts';
import { answerOf, envFileFor, localOptions, sam, samHost } from './support/sam.ts';

/** The same event without SAM and without containers. */
const npmRunInvoke = async (name: string, sample: string): Promise<unknown> => {
  const args = ['run', '--silent', 'invoke', '--', name, '-e', `events/${sample}`];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: root });
  return JSON.parse(stdout);
};

const samLocalInvoke = async (name: string, sample: string, stack: TestStack) => {
  const envFile = envFileFor(stack.url);
  try {
    const event = join('events', sample);
    return answerOf(await sam('local', 'invoke', name, '-e', event, ...localOptions(envFile.file)));
  } finally {
    envFile.remove();
  }
};

/** What the function left in the stack's tables and outbox. */
const leftBehind = async (stack: TestStack, userId: string) => ({
  profile: await stack.profile(userId),
  mailedTo: (await stack.outbox()).map(({ to }) => to),
});

const withStack = async <T>(use: (stack: TestStack) => Promise<T>): Promise<T> => {
  const stack = await startTestStack({ host: samHost });
  try {
    return await use(stack);
  } finally {
    await stack.stop();
  }
};

describe('sam local invoke', () => {
  it('is tried with every sample of our functions, and what is right is written for each', () => {
    expect(Object.keys(rightAnswers).sort()).toEqual(samples.map(({ sample }) => sample).sort());
  });

  it.each(samples)('answers $sample rightly, and as npm run invoke does', async (entry) => {
    const { name, sample, event } = entry;
    const right = rightAnswers[sample];
    const alone = npmRunInvoke(name, sample);
    const [answer, left] = await withStack(async (stack) => [
      await samLocalInvoke(name, sample, stack),
      await leftBehind(stack, event.userName),
    ]);

    expect(mask(answer)).toEqual(mask(await alone));
    expect(mask(answer)).toEqual({ ...(mask(event) as object), response: right?.response });
    expect(left.mailedTo).toEqual(right?.mailedTo ?? []);
    if (right?.profile === undefined) expect(left.profile).toBeUndefined();
    else expect(left.profile).toMatchObject(right.profile);
  });

  it.each(courierSamples)(
    'takes $sample and mails nothing, as npm run invoke does',
    async (entry) => {
      const { name, sample } = entry;
      const alone = npmRunInvoke(name, sample);
      const [answer, mails] = await withStack(async (stack) => [
        await samLocalInvoke(name, sample, stack),
        await stack.outbox(),
      ]);

      expect(await alone).toBeNull();
      expect(answer).toBeNull();
      expect(mails).toEqual([]);
    },
  );
});
