import assert from 'node:assert/strict';
import { mailedLongCode } from '../codes/long-codes.ts';
import { signInTo } from '../support/deployed.ts';
import { attributesOf } from '../support/pools.ts';
import type { Stack } from '../support/stack.ts';
import { endPause } from './end-pause.ts';
import { signedInUser, waitingUser } from './stack.ts';

/** Whether a code is long is the server's to say. */
const mailedCodeOf = (stack: Stack, email: string, kind: string | undefined) => {
  const user = signInTo(stack);
  return kind === 'letters' ? mailedLongCode(user, email) : user.mailedCode(email);
};

/** A sign-in of a user who signed in before, as if the pause after that mail were over. */
const signInAgain = async (stack: Stack, email: string): Promise<string> => {
  const user = signInTo(stack);
  const { sub = '' } = await attributesOf(stack.output('UserPoolId'), email);
  await endPause(stack, sub);
  const mails = (await user.mailsTo(email)).length;
  const challenge = await user.start(email);
  const code = await mailedCodeOf(stack, email, challenge.ChallengeParameters?.codeKind);
  assert.equal((await user.mailsTo(email)).length, mails + 1, 'no new code was mailed');
  const { AuthenticationResult } = await user.answer(email, code, challenge);
  return AuthenticationResult?.IdToken ?? '';
};

/**
 * The users of 0.1.0 sign in, each by a new code.
 * @returns their ID tokens, of the user who had signed in first
 */
export const sameUsersSignIn = async (stack: Stack): Promise<readonly [string, string]> => {
  const tokens = [
    await signInAgain(stack, signedInUser),
    await signInAgain(stack, waitingUser),
  ] as const;
  for (const token of tokens) assert.notEqual(token, '', 'a user of 0.1.0 got no tokens');
  return tokens;
};
