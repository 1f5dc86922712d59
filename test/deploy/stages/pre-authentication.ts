import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { deployment, stackName } from '../support/deployed.ts';
import { grantsOf, whileTaken } from '../support/roles.ts';
import { remoteInvoke, run, succeed } from '../support/sam.ts';
import { samples } from '../support/samples.ts';
import { describeStack } from '../support/stack.ts';

const invoke = () =>
  remoteInvoke(stackName, 'PreAuthenticationFunction', samples.preAuthentication);

/** Pre authentication reads profiles only where that is asked for; its role is judged there. */
export const breaksPreAuthentication = async (t: TestContext): Promise<void> => {
  await t.test('pre authentication reads profiles once it is told to', async () => {
    await succeed('sam', deployment(stackName, { PreAuthenticationReadsProfile: 'yes' }));

    const { answer } = await invoke();

    assert.deepEqual((answer as { response?: unknown }).response, {});
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
