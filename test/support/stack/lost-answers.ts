import type { ServiceCall } from '../../../local/observe/call-log.ts';
import type { TestStack } from './stack.ts';

const verify = 'VerifyAuthChallengeResponseFunction';

type Calling = Pick<TestStack, 'call' | 'triggers' | 'logs'>;

const rightOnes = async ({ logs }: Calling): Promise<number> =>
  (await logs(verify)).filter(
    ({ line }) => line.includes('"answer compared"') && line.includes('"outcome":"right"'),
  ).length;

/**
 * Counts the answers to short codes that were lost from now on. Where the machine is so busy that the table takes a second,
 * verify writes again: such an answer has paid twice, or is never compared. Otherwise a run writes once, and once more for a
 * right code.
 */
export const watchLostAnswers = async (stack: Calling): Promise<() => Promise<number>> => {
  const before = await rightOnes(stack);
  await stack.call('DELETE', 'calls');
  await stack.call('DELETE', 'triggers');
  return async () => {
    const runs = (await stack.triggers()).filter((run) => run.function === verify);
    const writes = (await stack.call<ServiceCall[]>('GET', 'calls'))
      .filter((call) => call.function === verify && call.action === 'dynamodb:UpdateItem')
      .reduce((sum, { times }) => sum + times, 0);
    const failed = runs.filter(({ error }) => error !== undefined).length;
    return failed + Math.max(0, writes - runs.length - ((await rightOnes(stack)) - before));
  };
};
