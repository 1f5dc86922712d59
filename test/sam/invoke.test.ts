import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { root } from '../../local/paths.ts';
import { courierSamples, samples } from '../support/functions/samples.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';
import { mask } from './support/mask.ts';
import { dropReasons, rightAnswers } from './support/right-answers.ts';
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
    const ended = await sam('local', 'invoke', name, '-e', event, ...localOptions(envFile.file));
    return { answer: answerOf(ended), log: ended.stderr };
  } finally {
    envFile.remove();
  }
};

/** What the function left in the stack's tables and outbox. */
const leftBehind = async (stack: TestStack, userId: string) => ({
  profile: await stack.profile(userId),
  delivery: (await stack.challenge(`2U#${userId}`))?.delivery,
  mails: await stack.outbox(),
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
    const [{ answer }, left] = await withStack(async (stack) => [
      await samLocalInvoke(name, sample, stack),
      await leftBehind(stack, event.userName),
    ]);

    expect(mask(answer)).toEqual(mask(await alone));
    expect(mask(answer)).toEqual({ ...(mask(event) as object), response: right?.response });
    expect(left.mails).toEqual([]);
    expect(left.delivery).toBe(right?.delivery);
    if (right?.profile === undefined) expect(left.profile).toBeUndefined();
    else expect(left.profile).toMatchObject(right.profile);
  });

  it('is tried with every sample of the courier, and why it is dropped is written for each', () => {
    expect(Object.keys(dropReasons).sort()).toEqual(
      courierSamples.map(({ sample }) => sample).sort(),
    );
  });

  it.each(courierSamples)(
    'drops $sample, logs why and mails nothing, as npm run invoke does',
    async (entry) => {
      const { name, sample } = entry;
      const alone = npmRunInvoke(name, sample);
      const [{ answer, log }, mails] = await withStack(async (stack) => [
        await samLocalInvoke(name, sample, stack),
        await stack.outbox(),
      ]);

      expect(await alone).toBeNull();
      expect(answer).toBeNull();
      const line = log.split('\n').find((text) => text.includes('"record dropped"'));
      expect(JSON.parse(line ?? '{}')).toMatchObject({ reason: dropReasons[sample] });
      expect(mails).toEqual([]);
    },
  );
});
