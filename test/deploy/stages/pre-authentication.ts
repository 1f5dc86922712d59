import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { TestContext } from 'node:test';
import { stackName } from '../support/deployed.ts';
import { grantsOf, whileTaken } from '../support/roles.ts';
import { remoteInvoke, run } from '../support/sam.ts';
import { samples } from '../support/samples.ts';
import { describeStack } from '../support/stack.ts';

const invoke = () =>
  remoteInvoke(stackName, 'PreAuthenticationFunction', samples.preAuthentication);

/** It reads profiles only where that is asked for, so its role is judged once it is. */
export const breaksPreAuthentication = async (t: TestContext): Promise<void> => {
  await t.test('pre authentication answers its sample unchanged', async () => {
    const { answer } = await invoke();

    assert.deepEqual(answer, JSON.parse(await readFile(samples.preAuthentication, 'utf8')));
  });

  const stack = await describeStack(stackName);
  for (const grant of await grantsOf(stack.physicalId('PreAuthenticationFunctionRole'))) {
    await t.test(
      `PreAuthenticationFunction needs ${grant.action} on ${grant.resource}`,
      async () => {
        const refused = await whileTaken(grant, () =>
          run('sam', [
            ...['remote', 'invoke', 'PreAuthenticationFunction', '--stack-name', stackName],
            ...['--event-file', samples.preAuthentication],
          ]),
        );

        assert.match(refused.stdout + refused.stderr, /temporarily_unavailable/);
        await invoke();
      },
    );
  }
};
