import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { newEmail, refusalOf } from '../../support/pool/sign-in.ts';
import { sentMails } from '../codes/mailbox.ts';
import { endpoint, signInTo } from '../support/deployed.ts';
import type { Stack } from '../support/stack.ts';

/** How long each of the loops holds its code before it types it: across the update of a function, or within it. */
const holdsMs = [0, 1500, 4000];
/** Leaves the two cores to the deployment that the load is for. */
const pauseMs = 300;
const patienceMs = 30_000;

export type Load = {
  /** Right codes that gave tokens. */
  readonly accepted: number;
  /** What each right code was refused with. */
  readonly refused: readonly string[];
  /** What each start was refused with, or that no code came. */
  readonly unstarted: readonly string[];
  /** Sign-ins that met the end of a process, see {@link cutOff}. */
  readonly cutOff: number;
};

/** MiniStack ends the process of a function that it updates, with what runs in it; Lambda lets that come to its end. */
const cutOff = /Worker process died/;

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

const startOf = async (stack: Stack) => {
  const user = signInTo(stack);
  const email = newEmail();
  await user.signUp(email);
  const challenge = await user.start(email);
  const code = await codeFor(email);
  return { answer: () => user.answer(email, code, challenge) };
};

type Counted = {
  accepted: number;
  cutOff: number;
  readonly refused: string[];
  readonly unstarted: string[];
};

/** One sign-in by a new user, who types the right code. */
const signInOnce = async (stack: Stack, holdMs: number, counted: Counted): Promise<void> => {
  let started: Awaited<ReturnType<typeof startOf>>;
  try {
    started = await startOf(stack);
  } catch (error) {
    if (cutOff.test(String(error))) counted.cutOff += 1;
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
  else if (cutOff.test(refusal)) counted.cutOff += 1;
  else counted.refused.push(refusal);
};

/** Runs a piece of work while users sign in without a pause, until it and their last sign-ins have ended. */
export const underLoad = async (stack: Stack, work: () => Promise<unknown>): Promise<Load> => {
  const counted: Counted = { accepted: 0, cutOff: 0, refused: [], unstarted: [] };
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

/** Fails where a right code was refused or a sign-in could not start, or where too few signed in to say anything. */
export const assertUnharmed = (t: TestContext, load: Load): void => {
  t.diagnostic(
    `${load.accepted} right codes accepted, ${load.cutOff} sign-ins cut off by MiniStack`,
  );
  assert.deepEqual([load.refused, load.unstarted], [[], []]);
  assert.ok(load.accepted > 5, 'too few sign-ins to say anything');
  assert.ok(load.cutOff * 5 < load.accepted, 'too many were cut off');
};
