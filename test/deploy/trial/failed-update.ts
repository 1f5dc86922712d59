import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { deployment } from '../support/deployed.ts';
import { run, succeedInShell } from '../support/sam.ts';
import { describeStack } from '../support/stack.ts';
import { assertKept } from './kept.ts';
import { assertUnharmed, underLoad } from './load.ts';
import { sameUsersSignIn } from './same-users.ts';
import { trialStack } from './stack.ts';

const takenPrefix = 'taken-by-another-pool';

const takePrefix = (): Promise<unknown> =>
  succeedInShell(`
    pool=$(aws cognito-idp create-user-pool --pool-name other --query UserPool.Id --output text)
    aws cognito-idp create-user-pool-domain --user-pool-id "$pool" --domain ${takenPrefix}`);

/** The domain comes after the pool and all functions, so by its refusal they have been changed. */
const failing = { LogLevel: 'DEBUG', DefaultPlan: 'never', DomainPrefix: takenPrefix };

export const failedUpdate = async (t: TestContext): Promise<void> => {
  const before = await describeStack(trialStack);
  await takePrefix();

  await t.test('an update that fails is rolled back, and no right code is refused', async () => {
    const load = await underLoad(before, async () => {
      const { code } = await run('sam', deployment(trialStack, failing));
      assert.notEqual(code, 0);
    });

    await assertUnharmed(t, before, load);
  });

  await t.test('the stack is as it was, and the same users sign in', async () => {
    const after = await describeStack(trialStack);

    assert.equal(after.status, 'UPDATE_ROLLBACK_COMPLETE');
    assert.deepEqual(after.parameters, before.parameters);
    assert.deepEqual(after.outputs, before.outputs);
    assertKept(before, after);
    await sameUsersSignIn(after);
  });

  await t.test('the next update of it succeeds', async () => {
    const { code } = await run('sam', deployment(trialStack, { LogLevel: 'INFO' }));

    assert.equal(code, 0);
    const { status } = await describeStack(trialStack);
    assert.equal(status, 'UPDATE_COMPLETE');
  });
};
