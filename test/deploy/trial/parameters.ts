import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { decodeJwt } from 'jose';
import { templateFile } from '../../../local/paths.ts';
import { readRawTemplate } from '../../../local/template/raw-template.ts';
import { deployment, signInTo } from '../support/deployed.ts';
import { succeed } from '../support/sam.ts';
import { describeStack, type Stack } from '../support/stack.ts';
import { elsewhere, firstChange, newSender, secondChange } from './changes.ts';
import { makeGiven } from './given.ts';
import { assertKept, bucketExists, stateOfKey } from './kept.ts';
import { sameUsersSignIn } from './same-users.ts';
import { signedInUser, trialStack } from './stack.ts';

/** Deploys, and sees that each value named is another than before and that nothing which holds data was replaced. */
const change = async (before: Stack, values: Readonly<Record<string, string>>): Promise<Stack> => {
  await succeed('sam', deployment(trialStack, values));
  const after = await describeStack(trialStack);
  for (const name of Object.keys(values)) {
    assert.notEqual(after.parameters.get(name), before.parameters.get(name), name);
  }
  assertKept(before, after);
  return after;
};

export const parameters = async (t: TestContext): Promise<void> => {
  const stack = await describeStack(trialStack);
  const given = await makeGiven(stack);
  const [first, second] = [firstChange(given), secondChange(given)];

  await t.test('every parameter of the template is changed once, or it says where', () => {
    const names = [first, second, elsewhere].flatMap((values) => Object.keys(values));

    assert.deepEqual(
      [...new Set(names)].sort(),
      Object.keys(readRawTemplate(templateFile).Parameters).sort(),
    );
  });

  await t.test('with half of them changed, the same users sign in at the same pool', async () => {
    const after = await change(stack, first);

    const [idToken] = await sameUsersSignIn(after);
    const { exp = 0, iat = 0, roles, plan } = decodeJwt(idToken);
    assert.deepEqual([(exp - iat) / 60, roles, plan], [20, ['member'], undefined]);
    const mails = await signInTo(after).mailsTo(signedInUser);
    assert.equal(mails.at(-1)?.from, newSender);
  });

  await t.test(
    'with the other half, too; the key and the bucket that the stack made are left',
    async () => {
      const after = await change(await describeStack(trialStack), second);

      await sameUsersSignIn(after);
      assert.equal(after.resources.has('SuiteKey'), false);
      assert.equal(await stateOfKey(stack.physicalId('SuiteKey')), 'Enabled');
      assert.equal(after.resources.has('UserFilesBucket'), false);
      assert.ok(await bucketExists(stack.physicalId('UserFilesBucket')));
      assert.equal(after.physicalId('UserPoolDomain'), second.DomainPrefix);
    },
  );
};
