import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { newEmail, refusalOf } from '../../support/pool/sign-in.ts';
import { sentMails } from '../codes/mailbox.ts';
import { endpoint, signInTo } from '../support/deployed.ts';
import { attributesOf } from '../support/pools.ts';
import type { Stack } from '../support/stack.ts';
import { isCutOff } from './cut-off.ts';
import { endPause } from './end-pause.ts';

/** How long each of the loops holds its code before it types it: across the update of a function, or within it. */
const holdsMs = [0, 1500, 4000];
/** Leaves the two cores to the deployment that the load is for. */
const pauseMs = 300;
/** Longer than the lease of a courier whose process the emulator ended (15 s), and two starts on a busy machine. */
const patienceMs = 60_000;

export type Load = {
  /** Right codes that gave tokens. */
  readonly accepted: number;
  /** What each right code was refused with. */
  readonly refused: readonly string[];
  /** What each start was refused with, or that no code came. */
  readonly unstarted: readonly string[];
  /** Addresses whose sign-in met the end of a process, see {@link isCutOff}; {@link assertUnharmed} tries them again. */
  readonly cutOff: readonly string[];
};

const codeFor = async (email: string): Promise<string> => {
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    const mail = (await sentMails(endpoint)()).findLast(({ to }) => to === email);
    const code = /\b\d{6,12}\b/.exec(mail?.text ?? '')?.[0];
    if (code !== undefined) return code;
    await sleep(100);
  }
  throw new Error('no code was mailed');
};

const startOf = async (stack: Stack, email: string) => {
  const user = signInTo(stack);
  await user.signUp(email);
  const challenge = await user.start(email);
  const code = await codeFor(email);
  return { answer: () => user.answer(email, code, challenge) };
};

type Counted = {
  accepted: number;
  readonly cutOff: string[];
  readonly refused: string[];
  readonly unstarted: string[];
};

/** One sign-in by a new user, who types the right code. */
const signInOnce = async (stack: Stack, holdMs: number, counted: Counted): Promise<void> => {
  const email = newEmail();
  let started: Awaited<ReturnType<typeof startOf>>;
  try {
    started = await startOf(stack, email);
  } catch (error) {
    if (isCutOff(String(error))) counted.cutOff.push(email);
    else counted.unstarted.push(String(error));
    return;
  }
  await sleep(holdMs);
  let hasTokens = false;
  const refusal = await refusalOf(
    started.answer().then(({ AuthenticationResult }) => {
      hasTokens = AuthenticationResult?.AccessToken !== undefined;
    }),
  );
  if (hasTokens) counted.accepted += 1;
  else if (isCutOff(refusal)) counted.cutOff.push(email);
  else counted.refused.push(refusal);
};

/** Runs a piece of work while users sign in without a pause, until it and their last sign-ins have ended. */
export const underLoad = async (stack: Stack, work: () => Promise<unknown>): Promise<Load> => {
  const counted: Counted = { accepted: 0, cutOff: [], refused: [], unstarted: [] };
  let isRunning = true;
  const loop = async (holdMs: number): Promise<void> => {
    while (isRunning) {
      await signInOnce(stack, holdMs, counted);
      await sleep(pauseMs);
    }
  };
  const loops = holdsMs.map(loop);
  try {
    await work();
  } finally {
    isRunning = false;
    await Promise.all(loops);
  }
  return counted;
};

/** A user whose sign-in was cut off starts again, once more with the right code; the sign-up may have been cut off too. */
const tryAgain = async (stack: Stack, email: string): Promise<void> => {
  const user = signInTo(stack);
  const signUp = await refusalOf(user.signUp(email));
  assert.match(signUp, /^(answered|UsernameExistsException)/);
  const { sub = '' } = await attributesOf(stack.output('UserPoolId'), email);
  await endPause(stack, sub);
  const challenge = await user.start(email);
  const code = await user.mailedCode(email);
  const { AuthenticationResult } = await user.answer(email, code, challenge);
  assert.notEqual(AuthenticationResult?.AccessToken, undefined, 'a right code gave no tokens');
};

/**
 * Fails where a right code was refused or a sign-in could not start, where a sign-in that the emulator cut off does not
 * succeed when tried again, or where too few signed in to say anything.
 */
export const assertUnharmed = async (t: TestContext, stack: Stack, load: Load): Promise<void> => {
  t.diagnostic(`${load.accepted} right codes accepted, ${load.cutOff.length} sign-ins cut off`);
  assert.deepEqual([load.refused, load.unstarted], [[], []]);
  assert.ok(load.accepted > 5, 'too few sign-ins to say anything');
  assert.ok(load.cutOff.length < load.accepted, 'more were cut off than accepted');
  for (const email of load.cutOff) await tryAgain(stack, email);
};
