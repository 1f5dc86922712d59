import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { TestContext } from 'node:test';
import { profileOf, signInTo, stackName } from '../support/deployed.ts';
import { attributesOf } from '../support/pools.ts';
import { remoteInvoke } from '../support/sam.ts';
import { sampleAbout, samples } from '../support/samples.ts';
import { describeStack } from '../support/stack.ts';

/** MiniStack fires neither of the two triggers, so they are invoked as `sam remote invoke` does it. */
export const profiles = async (t: TestContext): Promise<void> => {
  const stack = await describeStack(stackName);

  await t.test('post confirmation answers its sample unchanged and makes the row', async () => {
    const { answer } = await remoteInvoke(
      stackName,
      'PostConfirmationFunction',
      samples.postConfirmation,
    );

    assert.deepEqual(answer, JSON.parse(await readFile(samples.postConfirmation, 'utf8')));
    const row = await profileOf(stack, samples.userId);
    assert.deepEqual([row?.status, row?.origin, row?.version], ['active', 'sign-up', 1]);
  });

  await t.test('post confirmation leaves a row that is there as it is', async () => {
    const before = await profileOf(stack, samples.userId);

    await remoteInvoke(stackName, 'PostConfirmationFunction', samples.postConfirmation);

    assert.deepEqual(await profileOf(stack, samples.userId), before);
  });

  await t.test('post authentication makes a row that is missing', async () => {
    const sub = crypto.randomUUID();

    const event = await sampleAbout(samples.postAuthentication, { sub });
    await remoteInvoke(stackName, 'PostAuthenticationFunction', event);

    assert.equal((await profileOf(stack, sub))?.origin, 'sign-up');
  });

  await t.test('post authentication marks the address verified that a code proved', async () => {
    const userPoolId = stack.output('UserPoolId');
    const { email, sub } = await signInTo(stack).signIn();
    const before = (await attributesOf(userPoolId, sub)).email_verified;

    const event = await sampleAbout(samples.postAuthentication, { sub, email, userPoolId });
    await remoteInvoke(stackName, 'PostAuthenticationFunction', event);

    assert.notEqual(before, 'true');
    assert.equal((await attributesOf(userPoolId, sub)).email_verified, 'true');
  });
};
