import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { attachedStackName, profileOf, signInTo, stackName } from '../support/deployed.ts';
import { attributesOf } from '../support/pools.ts';
import { remoteInvoke, succeed } from '../support/sam.ts';
import { sampleAbout, samples } from '../support/samples.ts';
import { describeStack, stackExists } from '../support/stack.ts';

export const deletion = async (t: TestContext): Promise<void> => {
  const stack = await describeStack(stackName);
  const { email, sub } = await signInTo(stack).signIn();
  const event = await sampleAbout(samples.postConfirmation, { sub, email });
  await remoteInvoke(stackName, 'PostConfirmationFunction', event);
  const profile = await profileOf(stack, sub);

  await t.test('sam delete removes the stack', async () => {
    await succeed('sam', ['delete', '--stack-name', stackName, '--no-prompts']);

    assert.equal(await stackExists(stackName), false);
  });

  await t.test('the profiles are still there', async () => {
    assert.notEqual(profile, undefined);
    assert.deepEqual(await profileOf(stack, sub), profile);
  });

  await t.test('the pool and its users are still there', async () => {
    assert.equal((await attributesOf(stack.output('UserPoolId'), sub)).email, email);
  });

  await t.test('the stack for the existing pool is deleted too', async () => {
    await succeed('sam', ['delete', '--stack-name', attachedStackName, '--no-prompts']);

    assert.equal(await stackExists(attachedStackName), false);
  });
};
