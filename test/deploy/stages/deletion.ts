import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import {
  attachedStackName,
  profileOf,
  signInTo,
  stackName,
  workDirectory,
} from '../support/deployed.ts';
import { documentedCommands } from '../support/documented-commands.ts';
import { attributesOf } from '../support/pools.ts';
import { remoteInvoke, run, succeed, succeedInShell } from '../support/sam.ts';
import { sampleAbout, samples } from '../support/samples.ts';
import { describeStack, stackExists } from '../support/stack.ts';

const listOfResources = `${workDirectory}/what-was-deployed.txt`;

export const deletion = async (t: TestContext): Promise<void> => {
  const stack = await describeStack(stackName);
  const { email, sub } = await signInTo(stack).signIn();
  const event = await sampleAbout(samples.postConfirmation, { sub, email });
  await remoteInvoke(stackName, 'PostConfirmationFunction', event);
  const profile = await profileOf(stack, sub);

  await t.test('the documented deletion removes the stack', async () => {
    await succeedInShell(
      await documentedCommands('delete', {
        'STACK=cognito-triggers': `STACK=${stackName}`,
        'what-was-deployed.txt': listOfResources,
      }),
    );

    assert.equal(await stackExists(stackName), false);
  });

  await t.test('the profiles are still there', async () => {
    assert.notEqual(profile, undefined);
    assert.deepEqual(await profileOf(stack, sub), profile);
  });

  await t.test('the pool and its users are still there', async () => {
    assert.equal((await attributesOf(stack.output('UserPoolId'), sub)).email, email);
  });

  await t.test('the documented removal leaves neither tables nor pool nor bucket', async () => {
    await succeedInShell(
      await documentedCommands('remove', { 'what-was-deployed.txt': listOfResources }),
    );

    await assert.rejects(profileOf(stack, sub), { name: 'ResourceNotFoundException' });
    await assert.rejects(attributesOf(stack.output('UserPoolId'), sub), {
      name: 'ResourceNotFoundException',
    });
    const bucket = stack.physicalId('UserFilesBucket');
    assert.equal((await run('aws', ['s3', 'ls', `s3://${bucket}`])).code === 0, false);
  });

  await t.test('the stack for the existing pool is deleted too', async () => {
    await succeed('sam', ['delete', '--stack-name', attachedStackName, '--no-prompts']);

    assert.equal(await stackExists(attachedStackName), false);
  });
};
