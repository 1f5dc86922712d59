import assert from 'node:assert/strict';
import { refusalOf } from '../../support/pool/sign-in.ts';
import { codesAreLongFor, mailedLongCode } from '../codes/long-codes.ts';
import { signInTo } from '../support/deployed.ts';
import { whileTaken } from '../support/roles.ts';
import type { Judge } from './judge.ts';

export const breaksSignIn: Judge = async (stack, grant) => {
  const user = signInTo(stack);

  const refusal = await whileTaken(grant, () => refusalOf(user.signIn()));

  assert.notEqual(refusal, 'answered', 'the sign-in worked without it');
  const { tokens } = await user.signIn();
  assert.notEqual(tokens.AccessToken, undefined, 'the sign-in did not work again afterwards');
  return refusal;
};

/**
 * Verify reads only after a write that was refused: it must tell its own repeated write from the use by another sign-in.
 * Three sign-ins share a long code, for which nothing is written before the comparison.
 */
export const breaksUsedCode: Judge = async (stack, grant) => {
  const user = signInTo(stack);
  const { email, sub } = await user.signIn();
  await codesAreLongFor(stack, sub);
  const first = await user.start(email);
  const [second, third] = [await user.start(email), await user.start(email)];
  const code = await mailedLongCode(user, email);
  await user.answer(email, code, first);

  const refusal = await whileTaken(grant, () => refusalOf(user.answer(email, code, second)));

  assert.notEqual(refusal, 'answered', 'verify worked without it');
  const again = await user.answer(email, code, third);
  assert.equal(again.AuthenticationResult, undefined, 'a used code gave tokens');
  return refusal;
};
