import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { refusalOf } from '../../support/pool/sign-in.ts';
import { dynamodb } from '../support/clients.ts';
import { profileOf, signInTo, stackName } from '../support/deployed.ts';
import { attributesOf } from '../support/pools.ts';
import { type Grant, grantsOf, whileTaken } from '../support/roles.ts';
import { remoteInvoke } from '../support/sam.ts';
import { sampleAbout, samples } from '../support/samples.ts';
import { describeStack, type Stack } from '../support/stack.ts';

/** A mail that could not be sent closes the channel for a while; the next sign-in here should not find it closed. */
const openMailChannel = (stack: Stack) =>
  dynamodb.send(
    new DeleteItemCommand({
      TableName: stack.output('ChallengesTableName'),
      Key: { pk: { S: 'B#email' } },
    }),
  );

/** Fails unless the sign-in is refused without the grant, and works again with it: then the grant was the reason. */
const breaksSignIn = async (stack: Stack, grant: Grant): Promise<string> => {
  const user = signInTo(stack);

  const refusal = await whileTaken(grant, () => refusalOf(user.signIn()));

  await openMailChannel(stack);
  assert.notEqual(refusal, 'answered', 'the sign-in worked without it');
  const { tokens } = await user.signIn();
  assert.notEqual(tokens.AccessToken, undefined, 'the sign-in did not work again afterwards');
  return refusal;
};

/** Post confirmation swallows a store's error by design: the row is missing and the log says why. */
const breaksPostConfirmation = async (stack: Stack, grant: Grant): Promise<string> => {
  const sub = crypto.randomUUID();
  const event = await sampleAbout(samples.postConfirmation, { sub });
  const invoke = () => remoteInvoke(stackName, 'PostConfirmationFunction', event);

  const { log } = await whileTaken(grant, invoke);

  assert.equal(await profileOf(stack, sub), undefined, 'the row was made without it');
  assert.match(log, /"ERROR".*profile not made.*AccessDenied/);
  await invoke();
  assert.notEqual(await profileOf(stack, sub), undefined, 'the row was not made afterwards');
  return 'no row, and an error in the log';
};

/** Post authentication never refuses a sign-in: a row is missing, or an address stays unproven, and the log says why. */
const breaksPostAuthentication = async (stack: Stack, grant: Grant): Promise<string> => {
  const userPoolId = stack.output('UserPoolId');
  const { email, sub } = await signInTo(stack).signIn();
  const event = await sampleAbout(samples.postAuthentication, { sub, email, userPoolId });
  const invoke = () => remoteInvoke(stackName, 'PostAuthenticationFunction', event);
  const isComplete = async () => {
    const verified = (await attributesOf(userPoolId, sub)).email_verified === 'true';
    return verified && (await profileOf(stack, sub)) !== undefined;
  };

  const { log } = await whileTaken(grant, invoke);

  assert.equal(await isComplete(), false, 'all was done without it');
  const said = /"ERROR".*(profile not made|address not marked verified).*AccessDenied/.exec(log);
  assert.notEqual(said, null, 'the log does not say so');
  await invoke();
  assert.equal(await isComplete(), true, 'not all was done afterwards');
  return said?.[1] ?? '';
};

const judges: Readonly<Record<string, (stack: Stack, grant: Grant) => Promise<string>>> = {
  CreateAuthChallengeFunction: breaksSignIn,
  VerifyAuthChallengeResponseFunction: breaksSignIn,
  PreTokenGenerationFunction: breaksSignIn,
  PostConfirmationFunction: breaksPostConfirmation,
  PostAuthenticationFunction: breaksPostAuthentication,
};

/** Every action that a role allows is taken from it once. One that nobody misses should not be there. */
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
};
