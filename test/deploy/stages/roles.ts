import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { breaksDelivery } from '../judges/courier.ts';
import type { Judge } from '../judges/judge.ts';
import { breaksPostAuthentication, breaksPostConfirmation } from '../judges/profiles.ts';
import { breaksSignIn, breaksUsedCode } from '../judges/sign-in.ts';
import { stackName } from '../support/deployed.ts';
import { grantsOf } from '../support/roles.ts';
import { describeStack } from '../support/stack.ts';

const judges: Readonly<Record<string, Judge>> = {
  CreateAuthChallengeFunction: breaksSignIn,
  VerifyAuthChallengeResponseFunction: (stack, grant) =>
    (grant.action === 'dynamodb:GetItem' ? breaksUsedCode : breaksSignIn)(stack, grant),
  PreTokenGenerationFunction: breaksSignIn,
  CodeDeliveryFunction: breaksDelivery,
  PostConfirmationFunction: breaksPostConfirmation,
  PostAuthenticationFunction: breaksPostAuthentication,
};

/** Every action that a role allows is taken from it once. One that is not missed should not be there. */
export const roles = async (t: TestContext): Promise<void> => {
  const stack = await describeStack(stackName);
  for (const [logicalId, judge] of Object.entries(judges)) {
    const grants = await grantsOf(stack.physicalId(`${logicalId}Role`));
    await t.test(`${logicalId} is allowed something`, () => assert.notEqual(grants.length, 0));
    for (const grant of grants) {
      const name = `${logicalId} needs ${grant.action} on ${grant.resource}`;
      await t.test(name, async (mutant) => {
        mutant.diagnostic(await judge(stack, grant));
      });
    }
  }

  await t.test('neither create nor any other function but the courier may send mail', async () => {
    const roles = [...stack.resources].filter(([id]) => id.endsWith('FunctionRole'));
    const mailing: string[] = [];
    for (const [logicalId, { physicalId }] of roles) {
      const actions = (await grantsOf(physicalId)).map(({ action }) => action);
      if (actions.some((action) => /^(ses|\*)/.test(action))) mailing.push(logicalId);
    }
    assert.deepEqual(mailing, ['CodeDeliveryFunctionRole']);
  });
};
