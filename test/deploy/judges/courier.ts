import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { sentMails } from '../codes/mailbox.ts';
import { lambda } from '../support/clients.ts';
import { endpoint, signInTo } from '../support/deployed.ts';
import { whileTaken } from '../support/roles.ts';
import type { Stack } from '../support/stack.ts';
import type { Judge } from './judge.ts';

const lastResult = async (stack: Stack): Promise<string> => {
  const FunctionName = stack.physicalId('CodeDeliveryFunction');
  const { EventSourceMappings } = await lambda.send(
    new ListEventSourceMappingsCommand({ FunctionName }),
  );
  return EventSourceMappings?.[0]?.LastProcessingResult ?? '';
};

/** Waits until the mapping says of its last record what is asked for. */
const lastResultIs = async (
  stack: Stack,
  isAskedFor: (result: string) => boolean,
  otherwise: string,
): Promise<void> => {
  const end = Date.now() + 20_000;
  while (!isAskedFor(await lastResult(stack))) {
    assert.ok(Date.now() < end, otherwise);
    await sleep(50);
  }
};

/** The mapping says how its last run went a moment after the mail of that run: a failure must not be one of before. */
const idle = (stack: Stack): Promise<void> =>
  lastResultIs(stack, (result) => result !== 'FAILED', 'the courier does not work with it');

/** Waits until a record has failed; the mapping repeats it until it succeeds. */
const failed = (stack: Stack): Promise<void> =>
  lastResultIs(stack, (result) => result === 'FAILED', 'the courier worked without it');

/** The start of a sign-in never notices. The code waits, and comes once the courier may send it. */
export const breaksDelivery: Judge = async (stack, grant) => {
  const user = signInTo(stack);
  const { email } = await user.signUp();
  await idle(stack);

  const { challenge, mails } = await whileTaken(grant, async () => {
    const started = await user.start(email);
    await failed(stack);
    // Read before the grant is back: from then on each repetition may send it.
    const sent = await sentMails(endpoint)();
    return { challenge: started, mails: sent.filter(({ to }) => to === email) };
  });

  assert.deepEqual(mails, [], 'the code was mailed without it');
  const { AuthenticationResult } = await user.answer(
    email,
    await user.mailedCode(email),
    challenge,
  );
  assert.notEqual(AuthenticationResult?.AccessToken, undefined, 'no code came afterwards');
  return 'no mail, and the record is repeated';
};
