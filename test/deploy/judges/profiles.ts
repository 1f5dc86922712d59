import assert from 'node:assert/strict';
import { profileOf, rowOf, signInTo } from '../support/deployed.ts';
import { invoke } from '../support/invoke.ts';
import { attributesOf } from '../support/pools.ts';
import { whileTaken } from '../support/roles.ts';
import { eventAbout, samples } from '../support/samples.ts';
import type { Judge } from './judge.ts';

/** Post confirmation swallows a store's error by design: the row is missing and the log says why. */
export const breaksPostConfirmation: Judge = async (stack, grant) => {
  const sub = crypto.randomUUID();
  const event = await eventAbout(samples.postConfirmation, { sub });
  const confirm = () => invoke(stack, 'PostConfirmationFunction', event);

  const { log } = await whileTaken(grant, confirm);

  assert.equal(await profileOf(stack, sub), undefined, 'the row was made without it');
  assert.match(log, /"ERROR".*profile not made.*AccessDenied/);
  await confirm();
  assert.notEqual(await profileOf(stack, sub), undefined, 'the row was not made afterwards');
  return 'no row, and an error in the log';
};

/**
 * Post authentication never refuses a sign-in: a row is missing, an address stays unproven, or its proof stays behind,
 * and the log says why.
 */
export const breaksPostAuthentication: Judge = async (stack, grant) => {
  const userPoolId = stack.output('UserPoolId');
  const { email, sub } = await signInTo(stack).signIn();
  const event = await eventAbout(samples.postAuthentication, { sub, email, userPoolId });
  const authenticate = () => invoke(stack, 'PostAuthenticationFunction', event);
  const isComplete = async () => {
    const row = await rowOf(stack.output('ChallengesTableName'), { pk: `2U#${sub}` });
    const verified = (await attributesOf(userPoolId, sub)).email_verified === 'true';
    const proofIsGone = row !== undefined && row.provenHash === undefined;
    return verified && proofIsGone && (await profileOf(stack, sub)) !== undefined;
  };

  const { log } = await whileTaken(grant, authenticate);

  assert.equal(await isComplete(), false, 'all was done without it');
  const said = /"ERROR".*(profile not made|address not marked verified).*AccessDenied/.exec(log);
  assert.notEqual(said, null, 'the log does not say so');
  await authenticate();
  assert.equal(await isComplete(), true, 'not all was done afterwards');
  return said?.[1] ?? '';
};
