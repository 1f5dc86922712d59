import type { ServiceCall } from '../../../local/observe/call-log.ts';
import { newEmail } from '../../support/pool/sign-in.ts';
import { isIn, times } from '../support/answers.ts';
import { mailedCode, type Target } from '../support/client.ts';
import { type Sent, seenOf, wireOf } from '../support/wire.ts';
import type { Proof } from './proof.ts';

/** Start, wrong answers to the end, the wait that follows, and the next code. */
const walk = async ({ stack }: Target, name: string): Promise<readonly Sent[]> => {
  const wire = wireOf(stack);
  const responses = [await wire.start(name)];
  for (const answer of ['00000000', '11111111', '22222222']) {
    responses.push(await wire.answer(name, answer, responses.at(-1)?.session));
  }
  responses.push(await wire.start(name));
  await stack.advance(31);
  responses.push(await wire.start(name));
  return responses;
};

export const sameBytes: Proof = async (target) => {
  const { email } = await target.signUp();
  const seenBy = async (name: string) =>
    seenOf(await walk(target, name)).map((response) => JSON.stringify(response));
  const known = await seenBy(email);
  const unknown = await seenBy(newEmail());
  const different = known.filter((response, index) => response !== unknown[index]).length;
  return {
    holds: different === 0 && new Set(known).size > 2,
    found: `${different} of ${known.length} responses differ`,
  };
};

const callsOf = async (target: Target, name: string): Promise<readonly string[]> => {
  await target.stack.outbox();
  await target.stack.call('DELETE', 'calls');
  await walk(target, name);
  const calls = await target.stack.call<ServiceCall[]>('GET', 'calls');
  return calls
    .filter((call) => call.function !== 'CodeDeliveryFunction')
    .map((call) => `${call.function} ${call.action} ${call.times}`);
};

export const sameCalls: Proof = async (target) => {
  const { email } = await target.signUp();
  const [known, unknown] = [await callsOf(target, email), await callsOf(target, newEmail())];
  const holds = known.length > 0 && known.join() === unknown.join();
  return { holds, found: `${known.length} and ${unknown.length} kinds of calls` };
};

export const mailServiceIsUnseen: Proof = async (target) => {
  const { stack } = target;
  const wire = wireOf(stack);
  const responses: string[] = [];
  const slow: number[] = [];
  for (const mode of [undefined, 'fail', 'throttle', 'stall']) {
    const { email } = await target.signUp();
    if (mode !== undefined) await stack.fault({ target: 'email', mode, times: 50 });
    const sent = await wire.start(email);
    responses.push(JSON.stringify(seenOf([sent])));
    slow.push(sent.ms);
    await stack.clearFaults();
  }
  const kinds = new Set(responses).size;
  return {
    holds: kinds === 1 && Math.max(...slow) < 5_000,
    found: `${kinds} response with mail up, down, throttled and silent`,
  };
};

export const strangersGetNothing: Proof = async (target) => {
  const { email } = await target.signUp();
  await target.client.start(email);
  const code = await mailedCode(target, email);
  const stranger = newEmail();
  const rounds = await times(3, () => target.client.start(stranger));
  const answers = await Promise.all(
    rounds.map((round) => target.client.answer(stranger, code, round)),
  );
  const mails = (await target.mailboxes.all(stranger)).length;
  const sets = answers.filter(isIn).length;
  return { holds: sets + mails === 0, found: `${sets} token sets, ${mails} mails` };
};
