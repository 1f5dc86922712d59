import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { lambda } from '../support/clients.ts';
import { deployment, signInTo } from '../support/deployed.ts';
import { documentedCommands } from '../support/documented-commands.ts';
import { succeedInShell } from '../support/sam.ts';
import { describeStack, type Stack } from '../support/stack.ts';
import { assertUnharmed, underLoad } from './load.ts';
import { sameUsersSignIn } from './same-users.ts';
import { trialStack } from './stack.ts';

type Peppers = { readonly current: string | undefined; readonly previous: string | undefined };

/** The functions that compute codes or keys, and so must know the same peppers. */
const withPeppers = [
  'CreateAuthChallengeFunction',
  'VerifyAuthChallengeResponseFunction',
  'PostAuthenticationFunction',
  'CodeDeliveryFunction',
];

const peppersOf = async (stack: Stack): Promise<Peppers> => {
  const all: Peppers[] = [];
  for (const logicalId of withPeppers) {
    const FunctionName = stack.physicalId(logicalId);
    const { Environment } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName }),
    );
    const { CODE_PEPPER_CURRENT: current, CODE_PEPPER_PREVIOUS: previous } =
      Environment?.Variables ?? {};
    all.push({ current, previous });
  }
  const [first = { current: undefined, previous: undefined }, ...others] = all;
  for (const other of others) assert.deepEqual(other, first);
  return first;
};

type Step = {
  readonly section: string;
  readonly title: string;
  readonly isRight: (before: Peppers, after: Peppers) => void;
};

const steps: readonly Step[] = [
  {
    section: 'rotation',
    title: 'the first deployment of a rotation makes a new pepper known, and uses the old one',
    isRight: (before, after) => {
      assert.equal(after.current, before.current);
      assert.match(after.previous ?? '', /^[0-9a-f]{64}$/);
    },
  },
  {
    section: 'swap',
    title: 'the second uses the new pepper',
    isRight: (before, after) => {
      assert.deepEqual(after, { current: before.previous, previous: before.current });
    },
  },
  {
    section: 'retire',
    title: 'the third forgets the old pepper',
    isRight: (before, after) => {
      assert.deepEqual(after, { current: before.current, previous: 'none' });
    },
  },
];

const deployAsDocumented = async (section: string) =>
  succeedInShell(
    await documentedCommands(section, {
      'STACK=cognito-triggers': `STACK=${trialStack}`,
      'sam deploy --stack-name "$STACK"': `sam ${deployment(trialStack).join(' ')}`,
    }),
  );

/** A user with a code in the mailbox, before a deployment. */
const waitingUser = async (stack: Stack) => {
  const user = signInTo(stack);
  const { email } = await user.signUp();
  const challenge = await user.start(email);
  const code = await user.mailedCode(email);
  return { answer: () => user.answer(email, code, challenge) };
};

/** The three deployments while users sign in; each also with a code from before it. */
export const rotation = async (t: TestContext): Promise<void> => {
  const stack = await describeStack(trialStack);
  for (const { section, title, isRight } of steps) {
    await t.test(`${title}; under load, no right code is refused`, async () => {
      const before = await peppersOf(stack);
      const waiting = await waitingUser(stack);

      const load = await underLoad(stack, () => deployAsDocumented(section));

      await assertUnharmed(t, stack, load);
      isRight(before, await peppersOf(stack));
      const { AuthenticationResult } = await waiting.answer();
      assert.notEqual(AuthenticationResult?.AccessToken, undefined);
      await sameUsersSignIn(stack);
    });
  }
};
